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

    // Where nearly all groups that a draw of texts reaches hold labels, texts of a group weigh little more together than apart.
    private const double MostOfExpected = 0.75;

    // A draw of texts that looks so is rarer than one in a million.
    private static readonly double Vanishing = Math.Log(1e-6);

    /// <summary>Looks at the groups of one column; null where some group is labelled in part, or where groups are too few or small to tell.</summary>
    /// <param name="codes">n: the group of each text, numbered from 0; negative for none.</param>
    /// <param name="labelled">n: the texts labelled.</param>
    /// <param name="design">The declared draw; texts with π = 1 say nothing.</param>
    public static WholeGroups? Of(ReadOnlySpan<int> codes, ReadOnlySpan<bool> labelled, DeclaredDesign design)
    {
        var several = Several(codes, labelled, design);
        var drawn = Drawn(several);
        if (several.Count < FewestGroups || drawn < FewestOfAKind || several.Count - drawn < FewestOfAKind) return null;
        if (several.Exists(group => group.Labelled > 0 && group.Labelled < group.Texts)) return null;
        return Sum(several, LogChance) < Vanishing ? new(several.Count, drawn) : null;
    }

    /// <summary>Labels that lie in fewer groups of a column than a draw of texts reaches but once in a million times, within the groups in part; null where
    /// they do not, or where groups are too few to tell.</summary>
    /// <param name="codes">n: the group of each text, numbered from 0; negative for none.</param>
    /// <param name="labelled">n: the texts labelled.</param>
    /// <param name="design">The declared draw; texts with π = 1 say nothing.</param>
    /// <remarks>The number of groups that independent draws reach is a sum of independent indicators; its lower tail is at most exp(−G · KL(d/G ‖ μ/G))
    /// for d of G groups where μ are expected (Hoeffding 1963, Theorem 1), and that of a draw of fixed size no larger (Joag-Dev and Proschan 1983).</remarks>
    public static (WholeGroups Groups, double Expected)? Few(ReadOnlySpan<int> codes, ReadOnlySpan<bool> labelled, DeclaredDesign design)
    {
        var several = Several(codes, labelled, design);
        var drawn = Drawn(several);
        if (several.Count < FewestGroups || drawn == 0) return null;
        var expected = Sum(several, Reach);
        return drawn < MostOfExpected * expected && -several.Count * Divergence((double)drawn / several.Count, expected / several.Count) < Vanishing
            ? (new(several.Count, drawn), expected) : null;
    }

    /// <summary>The groups of two texts or more, in the order of their first text.</summary>
    private static List<Group> Several(ReadOnlySpan<int> codes, ReadOnlySpan<bool> labelled, DeclaredDesign design)
    {
        var most = -1;
        foreach (var code in codes) most = Math.Max(most, code);
        var groups = new Group[most + 1];
        var order = new List<int>();
        var probabilities = design.Probabilities.Span;
        for (var row = 0; row < codes.Length; row++)
        {
            if (codes[row] < 0 || probabilities[row] == 1) continue;
            ref var group = ref groups[codes[row]];
            if (group.Texts++ == 0) order.Add(codes[row]);
            group.Labelled += labelled[row] ? 1 : 0;
            group.Chance += probabilities[row];
        }

        var several = new List<Group>();
        foreach (var code in order)
        {
            if (groups[code].Texts > 1) several.Add(groups[code]);
        }

        return several;
    }

    /// <summary>How many groups hold labels.</summary>
    private static int Drawn(List<Group> groups)
    {
        var drawn = 0;
        foreach (var group in groups) drawn += group.Labelled > 0 ? 1 : 0;
        return drawn;
    }

    private static double Sum(List<Group> groups, Func<Group, double> part)
    {
        var sum = 0.0;
        foreach (var group in groups) sum += part(group);
        return sum;
    }

    /// <summary>The probability that a group holds a label, at the least: of unequal π with one sum, equal ones reach a group least often.</summary>
    private static double Reach(Group group) => 1 - Math.Pow(1 - (group.Chance / group.Texts), group.Texts);

    /// <summary>Kullback and Leibler's divergence of two coins.</summary>
    private static double Divergence(double share, double chance) =>
        (share == 0 ? 0 : share * Math.Log(share / chance)) + (share == 1 ? 0 : (1 - share) * Math.Log((1 - share) / (1 - chance)));

    /// <summary>The logarithm of the probability that independent draws label a group whole or not at all.</summary>
    private static double LogChance(Group group)
    {
        var probability = group.Chance / group.Texts;
        return Math.Log(Math.Pow(probability, group.Texts) + Math.Pow(1 - probability, group.Texts));
    }

    /// <summary>A group: its texts that chance could leave out, the labelled ones among them, and the sum of their π.</summary>
    private struct Group
    {
        public int Texts;
        public int Labelled;
        public double Chance;
    }
}
