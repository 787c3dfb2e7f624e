using System.Security.Cryptography;
using System.Text;

namespace Cdi.Ledgers.Calls;

/// <summary>What a model is asked, once: the content by which its answer is found again.</summary>
/// <param name="Host">Host of the endpoint, with its port where that is not the usual one; no address holds a user, a password or a key.</param>
/// <param name="Model">Model and snapshot, without a provider before it.</param>
/// <param name="Parameters">Everything else that is sent and can change an answer, as JSON with its members in ordinal order.</param>
/// <param name="Prompt">The rendered prompt.</param>
/// <param name="Attempt">From 1; asking again after an answer that was none is another request, sending again after a lost connection is not. Where
/// several answers to one prompt are asked for, those of the second count from 101, of the third from 201.</param>
public sealed record CallRequest(string Host, string Model, string Parameters, string Prompt, int Attempt)
{
    /// <summary>SHA-256 of all five, in hexadecimal digits.</summary>
    public string Key { get; } = KeyOf(Host, Model, Parameters, Prompt, Attempt);

    // Lengths stand before texts, so that no two requests are one text.
    private static string KeyOf(string host, string model, string parameters, string prompt, int attempt)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(prompt);
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        var content = FormattableString.Invariant(
            $"{host.Length} {host} {model.Length} {model} {parameters.Length} {parameters} {prompt.Length} {prompt} {attempt}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }
}
