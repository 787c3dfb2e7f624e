using Cdi.Dsl.Definitions;

namespace Cdi.Dsl.Semantics;

/// <summary>Whom a model's name means.</summary>
/// <param name="Protocol">What its provider speaks.</param>
/// <param name="Model">The name without a provider before it.</param>
public sealed record ModelAddress(ModelProtocol Protocol, string Model)
{
    private const string OpenAI = "openai:";
    private const string Anthropic = "anthropic:";

    /// <summary>Reads a name: <c>openai:NAME</c>, <c>anthropic:NAME</c>, or a name that its provider alone uses. Behind an address any name is one of
    /// OpenAI's protocol, which local servers speak.</summary>
    /// <param name="written">The name as the spec writes it.</param>
    /// <param name="baseUrl">The address; null where the spec gives none.</param>
    /// <returns>Null where the provider cannot be known.</returns>
    public static ModelAddress? Of(string written, string? baseUrl)
    {
        if (Behind(written, OpenAI) is { } openAI) return openAI.Length == 0 ? null : new(ModelProtocol.OpenAI, openAI);
        if (Behind(written, Anthropic) is { } anthropic) return anthropic.Length == 0 ? null : new(ModelProtocol.Anthropic, anthropic);
        if (written.Trim().Length == 0) return null;
        if (baseUrl is not null) return new(ModelProtocol.OpenAI, written);
        if (Begins(written, "claude-")) return new(ModelProtocol.Anthropic, written);
        return Begins(written, "gpt-") || Begins(written, "chatgpt-") || Begins(written, "o1-") || Begins(written, "o3-") || Begins(written, "o4-")
            ? new(ModelProtocol.OpenAI, written)
            : null;
    }

    private static string? Behind(string written, string provider) => Begins(written, provider) ? written.Substring(provider.Length).Trim() : null;

    private static bool Begins(string written, string start) => written.StartsWith(start, StringComparison.Ordinal);
}
