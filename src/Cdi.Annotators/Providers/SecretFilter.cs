namespace Cdi.Annotators.Providers;

/// <summary>Takes keys out of texts before they are kept or shown: providers repeat a wrong key in their answer.</summary>
/// <param name="secrets">The keys; empty ones are left out.</param>
public sealed class SecretFilter(IEnumerable<string> secrets)
{
    private const int Shortest = 4;
    private readonly string[] secrets =
        [.. secrets.Where(secret => secret.Length >= Shortest).Distinct(StringComparer.Ordinal).OrderByDescending(secret => secret.Length)];

    /// <summary>The text with every key replaced.</summary>
    /// <param name="text">The text.</param>
    public string Filter(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var secret in secrets) text = text.Replace(secret, "[key]", StringComparison.Ordinal);
        return text;
    }
}
