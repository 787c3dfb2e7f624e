using Cdi.Annotators.Answers;

namespace Cdi.Annotators.Imports;

/// <summary>What came of a file of answers.</summary>
/// <param name="Added">Texts whose answer is new on file.</param>
/// <param name="Known">Texts whose answer was on file, and is the same.</param>
public sealed record ImportedAnswers(int Added, int Known)
{
    /// <summary>Confidences that are new on file.</summary>
    public int Confidences { get; init; }

    /// <summary>Keys of the file that no text has, each once, in its order.</summary>
    public IReadOnlyList<string> Unmatched { get; init; } = [];

    /// <summary>Keys that stand more than once with one answer, each once.</summary>
    public IReadOnlyList<string> Doubled { get; init; } = [];

    /// <summary>Keys of texts whose prompt reads as that of an earlier one, whose answer stands for both.</summary>
    public IReadOnlyList<string> Alike { get; init; } = [];

    /// <summary>Calls of the file that brought no answer, so that their texts are still to be asked about: key and reason.</summary>
    public IReadOnlyList<(string Key, string Fault)> Faults { get; init; } = [];

    /// <summary>Names of other models in the file, whose answers were left out; each once.</summary>
    public IReadOnlyList<string> OtherModels { get; init; } = [];

    /// <summary>Keys of texts that are set apart as examples, whose answers were left out; each once.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Answers, new or known, that are none, by their kind.</summary>
    public IReadOnlyDictionary<AnswerFailure, int> Failures { get; init; } = new Dictionary<AnswerFailure, int>();

    /// <summary>Texts of the corpus that the file and the ledger have no answer for.</summary>
    public int Left { get; init; }
}
