using Cdi.Dsl.Text;
namespace Cdi.Cli.Examination;

/// <summary>Looks for too few labels, options that hardly occur and errors that hardly do. Of missing labels of the model the trial says whether they follow
/// people's.</summary>
internal static class ScarcityExamination
{
    private const int FewLabels = 20;
    private const int RareLabels = 5;
    private const int FewDisagreements = 5;
    private const int MostNamed = 6;

    /// <summary>What was found.</summary>
    /// <param name="rows">What people and the model said.</param>
    /// <param name="agreement">How often both agree.</param>
    public static IEnumerable<Concern> Of(AnnotatedRows rows, Agreement agreement)
    {
        var labelled = rows.Labelled.Count();
        if (labelled < FewLabels)
        {
            yield return new(
                $"{Shown.Count(labelled)} {Counted.Noun(labelled, "text has", "texts have")} a human label.",
                    $"Label at least {FewLabels} texts drawn at random; a hundred are a good start.", IsGrave: labelled < 3);
        }

        if (Rare(agreement, labelled) is { } rare) yield return rare;
        if (agreement.Compared >= FewLabels && agreement.Disagreements is > 0 and < FewDisagreements)
        {
            yield return new(
                $"The model differs from people in {Counted.Of(agreement.Disagreements, "text")} of {Shown.Count(agreement.Compared)}.",
                "How often it errs rests on few events; the interval of its agreement says how few.",
                IsGrave: false);
        }
    }

    private static Concern? Rare(Agreement agreement, int labelled)
    {
        var rare = agreement.Classes.Where(each => each.Human < RareLabels && (each.Human > 0 || each.Llm > 0)).ToList();
        if (rare.Count == 0) return null;
        var list = string.Join(", ", rare.Take(MostNamed).Select(
            each => $"{Shown.Quote(each.Option)} {Shown.Count(each.Human)} (the model {Shown.Count(each.Llm)})")) + (rare.Count > MostNamed ? ", …" : "");
        return new(
            $"Of {Counted.Of(labelled, "labelled text")}, people gave few to: {list}.",
            "Such a share rests on few events; draw more labels among texts where the model says so, with known probabilities, or expect a bound only.",
            IsGrave: false);
    }
}
