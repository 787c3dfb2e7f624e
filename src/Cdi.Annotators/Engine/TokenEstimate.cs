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

    /// <summary>The estimate for a model: by its vocabulary where that is known and packaged, which takes a moment to read, else by bytes.</summary>
    /// <param name="model">Its name; one with a point, <c>gpt-5.1</c>, goes by the vocabulary of what stands before it where it has none of its own.</param>
    public static TokenEstimate For(string model)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var name in new[] { model, model.Split('.')[0] }.Distinct(StringComparer.Ordinal))
        {
            if (VocabularyOf(name) is { } known) return new(known, $"the vocabulary of {name}");
        }

        return new(null, "4 bytes to a token");
    }

    /// <summary>Tokens of a prompt.</summary>
    /// <param name="text">The prompt.</param>
    public int Of(string text) => tokenizer?.CountTokens(text) ?? FromBytes(text);

    /// <summary>Tokens of a text of which nothing but its length is known.</summary>
    /// <param name="text">The text.</param>
    public static int FromBytes(string text) => (Encoding.UTF8.GetByteCount(text) + BytesPerToken - 1) / BytesPerToken;

    // The library has no question for this: it refuses names that it does not know, and vocabularies that are not beside it.
    private static TiktokenTokenizer? VocabularyOf(string model)
    {
        try
        {
            return TiktokenTokenizer.CreateForModel(model);
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }
}
