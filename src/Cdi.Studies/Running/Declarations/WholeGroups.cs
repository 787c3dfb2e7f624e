using Cdi.Estimation.DesignChecks;

namespace Cdi.Studies.Running.Declarations;

/// <summary>Groups of texts that are labelled whole or not at all: a draw of texts leaves such groups with a vanishing probability, a draw of groups leaves
/// no others.</summary>
/// <param name="Groups">Groups of two texts or more.</param>
/// <param name="Labelled">How many of them are labelled.</param>
internal readonly record struct WholeGroups(int Groups, int Labelled)
{
    private const int FewestGroups = 10;
    private const int FewestOfAKind = 2;

    // A draw of texts that looks so is rarer than one in a million.
    private static readonly double Vanishing = Math.Log(1e-6);

    /// <summary>Looks at the groups of one column; null where some group is labelled in part, or where groups are too few or small to tell.</summary>
    /// <param name="codes">n: the group of each text; negative for none.</param>
    /// <param name="labelled">n: the texts labelled.</param>
    /// <param name="design">The declared draw; texts with π = 1 say nothing.</param>
    public static WholeGroups? Of(ReadOnlySpan<int> codes, ReadOnlySpan<bool> labelled, DeclaredDesign design)
    {
        var groups = new Dictionary<int, (int Texts, int Labelled, double Chance)>();
        for (var row = 0; row < codes.Length; row++)
        {
            var probability = design.Probabilities.Span[row];
            if (codes[row] < 0 || probability == 1) continue;
            var (texts, labels, chance) = groups.GetValueOrDefault(codes[row]);
            groups[codes[row]] = (texts + 1, labels + (labelled[row] ? 1 : 0), chance + probability);
        }

        var several = groups.Values.Where(group => group.Texts > 1).ToList();
        var drawn = several.Count(group => group.Labelled > 0);
        if (several.Count < FewestGroups || drawn < FewestOfAKind || several.Count - drawn < FewestOfAKind) return null;
        if (several.Exists(group => group.Labelled > 0 && group.Labelled < group.Texts)) return null;
        return several.Sum(LogChance) < Vanishing ? new(several.Count, drawn) : null;
    }

    /// <summary>The logarithm of the probability that independent draws label a group whole or not at all.</summary>
    private static double LogChance((int Texts, int Labelled, double Chance) group)
    {
        var probability = group.Chance / group.Texts;
        return Math.Log(Math.Pow(probability, group.Texts) + Math.Pow(1 - probability, group.Texts));
    }
}
