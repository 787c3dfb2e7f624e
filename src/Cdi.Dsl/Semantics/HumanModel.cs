using Cdi.Dsl.Text;
using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics;

/// <summary>People who annotate.</summary>
/// <param name="Name">Name of the annotators.</param>
/// <param name="Place">Where they are declared.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
/// <param name="Outcome">Name of the outcome that they decide; null where it is unknown, which is reported.</param>
/// <param name="Question">What they are asked; null where not given.</param>
/// <param name="LabelsPerText">Labels collected per text; null where not given.</param>
/// <param name="Reward">Pay per label; null where not given.</param>
/// <param name="Collect">Where the block says how people are asked; null where not given.</param>
/// <param name="Nonresponse">What becomes of texts of which they cannot say what they are; null where not given.</param>
/// <param name="Recorded">Labels given earlier; null where not given.</param>
/// <param name="IsLive">Whether nothing is said of labels given earlier, so that people are still to be asked.</param>
/// <param name="HasNoQuestion">Whether the block says nothing of a question, right or wrong.</param>
public sealed record HumanModel(
    string Name,
    Place Place,
    string Documentation,
    string? Outcome,
    Located<string>? Question,
    Located<Labels>? LabelsPerText,
    Located<Money>? Reward,
    Place? Collect,
    Located<Nonresponse>? Nonresponse,
    RecordedModel? Recorded,
    [property: CompilerNote] bool IsLive,
    [property: CompilerNote] bool HasNoQuestion)
{
    /// <summary>How several labels of one text become one; null where not given.</summary>
    public Located<LabelAggregate>? Aggregate { get; init; }

    /// <summary>Whether a text may have labels of several annotators.</summary>
    public bool HasSeveral => Recorded is { File.Annotator: not null } or { Others.IsEmpty: false } || (IsLive && LabelsPerText is { Value.Count: > 1 });
}
