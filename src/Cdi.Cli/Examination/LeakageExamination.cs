using Cdi.Dsl.Text;
using Cdi.Corpus;

namespace Cdi.Cli.Examination;

/// <summary>Looks for columns that hold people's labels under another name. Of the model's own labels the trial says whether they repeat people's.</summary>
internal static class LeakageExamination
{
    private const int FewestLabels = 20;
    private const int FewestOfAClass = 5;

    /// <summary>What was found.</summary>
    /// <param name="rows">What people and the model said.</param>
    /// <param name="others">Other columns with few values.</param>
    /// <param name="human">Header of the human labels.</param>
    public static IEnumerable<Concern> Of(AnnotatedRows rows, IReadOnlyList<(string Name, FactorColumn Levels)> others, string human)
    {
        var labelled = rows.Labelled.ToList();
        if (labelled.Count < FewestLabels) yield break;
        var classes = labelled.GroupBy(row => rows.Human[row]).Count(group => group.Count() >= FewestOfAClass);
        if (classes < 2) yield break;
        foreach (var (name, levels) in others)
        {
            if (Repeats(rows, labelled, levels)) yield return Copy(name, human, labelled.Count);
            else if (PresentOnlyWhereLabelled(rows, levels)) yield return Companion(name, human, labelled.Count);
        }
    }

    /// <summary>Whether each level of a column goes with one human label, in classes that occur often enough to tell.</summary>
    private static bool Repeats(AnnotatedRows rows, List<int> labelled, FactorColumn levels)
    {
        var present = labelled.Where(row => levels.Codes.Span[row] >= 0).ToList();
        if (present.Count < FewestLabels || 2 * present.Count < labelled.Count) return false;
        var groups = present.GroupBy(row => levels.Codes.Span[row]).ToList();
        return groups.All(group => group.Select(row => rows.Human[row]).Distinct().Count() == 1)
            && groups.Count(group => group.Count() >= FewestOfAClass) >= 2 && groups.Count <= present.Count / FewestOfAClass;
    }

    private static bool PresentOnlyWhereLabelled(AnnotatedRows rows, FactorColumn levels)
    {
        var present = Enumerable.Range(0, rows.Rows).Where(row => levels.Codes.Span[row] >= 0).ToList();
        return present.Count >= FewestLabels && present.Count < rows.Rows && present.All(row => rows.Human[row] >= 0);
    }

    private static Concern Copy(string name, string human, int labels) => new(
        $"Each value of `{name}` goes with one label of `{human}` in the {Shown.Count(labels)} labelled texts.",
        $"If `{name}` holds the human label under another name, keep it out of formulas and prompts.",
        IsGrave: false);

    private static Concern Companion(string name, string human, int labels) => new(
        $"`{name}` has values only where `{human}` has a label ({Counted.Of(labels, "text")}).",
        $"It was recorded with the human labels: keep `{name}` out of formulas, which need it in every text.",
        IsGrave: false);
}
