using System.Globalization;
using System.Text.RegularExpressions;
using Cdi.Cli.Tests.Reference;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Catalogue;

/// <summary>README's table of evidence has the rows and counts that `-- references` prints; its numbers are those of a run of it.</summary>
public sealed partial class EvidenceTableTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(SharedFolder.Repository, "README.md")).ReplaceLineEndings("\n");

    private static readonly List<string[]> Rows =
    [
        .. Readme[Readme.IndexOf(ReferenceTable.Begin, StringComparison.Ordinal)..Readme.IndexOf(ReferenceTable.End, StringComparison.Ordinal)].Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|').Select(cell => cell.Trim()).Skip(1).ToArray()),
    ];

    [Fact]
    public void Each_estimand_of_the_catalogue_has_a_row_that_says_what_is_refused()
    {
        Assert.Equal(CatalogueCells.Methods, Rows[0].Skip(1).SkipLast(1));
        var refusals = CatalogueCells.Refusals();
        foreach (var label in CatalogueCells.Labels)
        {
            var row = Assert.Single(Rows, row => row[0] == label);
            foreach (var (method, cell) in CatalogueCells.Methods.Zip(row.Skip(1)))
            {
                var shown = CatalogueCells.Shown(label, method, refusals);
                if (shown == CatalogueCells.Computes) Assert.Matches(@"^(computes|\d+: [^;]+)$", cell);
                else Assert.EndsWith(shown, cell, StringComparison.Ordinal);
            }
        }
    }

    [SharedFact]
    public void Each_file_of_references_has_as_many_cases_as_it_has_and_no_fewer_compared_than_tests_name()
    {
        var named = ReferenceTests.All.SelectMany(test => test.Values).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var family in ReferenceTable.Families)
        {
            var counts = Counts().Match(Assert.Single(Rows, row => row[0] == family + ".json")[1]);
            Assert.Equal(ReferenceTable.CasesOf(family), Number(counts, 2));
            Assert.InRange(Number(counts, 1), ReferenceTable.NamesOf(family).Count(named.Contains), Number(counts, 2));
        }
    }

    private static int Number(Match counts, int group) => int.Parse(counts.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d+) of (\d+)$")]
    private static partial Regex Counts();
}
