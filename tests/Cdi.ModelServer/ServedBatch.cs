using System.Text.Json;

namespace Cdi.ModelServer;

/// <summary>A batch that the server has taken.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Calls">Its calls with the names that they have in it.</param>
/// <param name="Fault">What goes wrong with it, where its author does not cancel it.</param>
public sealed record ServedBatch(string Id, IReadOnlyList<(string Name, ServedCall Call)> Calls, BatchFault Fault)
{
    /// <summary>Whether it was cancelled by its author.</summary>
    public bool IsCancelled { get; set; }

    /// <summary>How it ends.</summary>
    public BatchFault End => IsCancelled ? BatchFault.Cancelled : Fault;

    /// <summary>The metadata that came with it; empty for none.</summary>
    public string Metadata { get; init; } = "{}";

    /// <summary>How often it was looked at.</summary>
    public int Looks { get; set; }

    /// <summary>Lines of answers, and lines of errors, once it has ended.</summary>
    internal (IReadOnlyList<string> Answers, IReadOnlyList<string> Errors)? Results { get; set; }

    /// <summary>Whether a call is tried before the end.</summary>
    internal bool Tries(int index) => End switch
    {
        BatchFault.Failed => false,
        BatchFault.Expired or BatchFault.Cancelled => index % 2 == 0,
        _ => true,
    };

    /// <summary>An element of JSON on one line.</summary>
    internal static string Raw(JsonElement element) => JsonSerializer.Serialize(element);
}
