namespace Cdi.Annotators.Providers;

/// <summary>Where a model is asked, and by which key.</summary>
/// <param name="Address">Address of the service, without user or password.</param>
/// <param name="Key">The key that is sent; empty for none.</param>
public sealed record ModelEndpoint(Uri Address, string Key)
{
    /// <summary>OpenAI's own.</summary>
    public static Uri OpenAI { get; } = new("https://api.openai.com/v1");

    /// <summary>Anthropic's own.</summary>
    public static Uri Anthropic { get; } = new("https://api.anthropic.com");

    /// <summary>Host, with the port where that is not the usual one of the scheme.</summary>
    public string Host => Address.IsDefaultPort ? Address.Host : Address.Authority;

    /// <summary>The variable that holds the key of an address. A provider's own key is sent to that provider only: a spec of a stranger may name any
    /// address.</summary>
    /// <param name="address">The address.</param>
    /// <returns><c>OPENAI_API_KEY</c>, <c>ANTHROPIC_API_KEY</c>, or <c>CDI_API_KEY_</c> with the host in capitals, what is no letter or digit as
    /// <c>_</c>.</returns>
    public static string KeyVariable(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (IsOf(address, OpenAI)) return "OPENAI_API_KEY";
        if (IsOf(address, Anthropic)) return "ANTHROPIC_API_KEY";
        var host = address.IsDefaultPort ? address.Host : address.Authority;
        return "CDI_API_KEY_" + string.Concat(host.Select(character => char.IsAsciiLetterOrDigit(character) ? char.ToUpperInvariant(character) : '_'));
    }

    /// <summary>Whether a key is needed: the providers' own services answer nobody without one.</summary>
    public bool NeedsKey => IsOf(Address, OpenAI) || IsOf(Address, Anthropic);

    /// <inheritdoc/>
    public override string ToString() => Host;

    private static bool IsOf(Uri address, Uri own) => address.Scheme == own.Scheme && address.IsDefaultPort && address.Host == own.Host;
}
