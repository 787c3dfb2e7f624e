using System.Text;
using Microsoft.ML.Tokenizers;

namespace Cdi.Annotators.Engine;

/// <summary>How many tokens texts have, before a provider has counted them.</summary>
public sealed class TokenEstimate
{
    private const int BytesPerToken = 4;
    private readonly Tokenizer? tokenizer;

    private TokenEstimate(Tokenizer? tokenizer, string basis) => (this.tokenizer, Basis) = (tokenizer, basis);

    /// <summary>What the estimate rests on, as a phrase.</summary>
    public string Basis { get; }

    /// <summary>The estimate for a model.</summary>
    /// <param name="model">Its name.</param>
    public static TokenEstimate For(string model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.StartsWith("gpt-4o", StringComparison.Ordinal) || model.StartsWith("gpt-4.1", StringComparison.Ordinal)
            || model.StartsWith("gpt-5", StringComparison.Ordinal) || model.StartsWith("o1", StringComparison.Ordinal)
            || model.StartsWith("o3", StringComparison.Ordinal) || model.StartsWith("o4", StringComparison.Ordinal)
            ? new(TiktokenTokenizer.CreateForEncoding("o200k_base"), "the model's vocabulary, o200k_base")
            : new(null, "4 bytes to a token");
    }

    /// <summary>Tokens of a prompt.</summary>
    /// <param name="text">The prompt.</param>
    public int Of(string text) => tokenizer?.CountTokens(text) ?? FromBytes(text);

    /// <summary>Tokens of a text of which nothing but its length is known.</summary>
    /// <param name="text">The text.</param>
    public static int FromBytes(string text) => (Encoding.UTF8.GetByteCount(text) + BytesPerToken - 1) / BytesPerToken;
}
