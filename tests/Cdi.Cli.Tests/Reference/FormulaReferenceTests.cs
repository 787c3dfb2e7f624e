using System.Globalization;
using System.Text.Json;
using Cdi.Dsl;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>R's model matrices and least squares of 133 formulas (r/formulas.json), from specs to `result.json` and to `cdi explain --stage design`: which of
/// them the language takes, with names, rows, sums, norms and coefficients (1e-10), and by what code it refuses the others.</summary>
public sealed class FormulaReferenceTests
{
    private const double Tolerance = 1e-10;

    // Formulas of one study; it may have 100 estimands.
    private const int AtOnce = 60;

    [SharedFact]
    public void Formulas_are_taken_or_refused_with_these_codes()
    {
        using var cases = FormulaCases.Read();
        var refused = cases.All.Select(each => (each.Id, Code: FirstError(each))).Where(each => each.Code.Length > 0).ToList();
        Assert.Equal(133, cases.All.Count);
        Assert.Equal(string.Join('\n', FormulaCases.Refused), string.Join('\n', refused.Select(each => $"{each.Id} {each.Code}")));
    }

    [SharedFact]
    public void The_documents_say_how_many_are_taken()
    {
        var taken = (133 - FormulaCases.Refused.Length).ToString(CultureInfo.InvariantCulture);
        Assert.Contains($"{taken} of the 133 formulas", File.ReadAllText(Path.Combine(SharedFolder.Repository, "specs/language.md")), StringComparison.Ordinal);
        Assert.Contains($"{taken} of the 133 formulas", File.ReadAllText(Path.Combine(SharedFolder.Repository, "README.md")), StringComparison.Ordinal);
    }

    [SharedFact]
    public void Their_matrices_are_those_of_R()
    {
        using var cases = FormulaCases.Read();
        foreach (var group in cases.Taken.GroupBy(FormulaSpec.Corpus).SelectMany(group => group.Chunk(AtOnce)))
        {
            var designs = FormulaSpec.Designs(FormulaSpec.Of(group));
            foreach (var each in group)
            {
                var design = designs[each.Name];
                Assert.Equal(each.Columns, design.Columns.Where(name => name != "offset"));
                if (!each.Has("first_rows")) continue;
                foreach (var (expected, row) in each.Rows("first_rows").Zip(design.Rows)) Near(each, expected, row);
                Near(each, each.Numbers("column_sums"), design.Sums);
                Near(each, each.Numbers("column_norms"), design.Norms);
                if (each.Has("offset_first_rows")) Near(each, each.Numbers("offset_first_rows"), [.. design.Rows.Select(row => row[^1])]);
            }
        }
    }

    [SharedFact]
    public void Their_coefficients_are_those_of_R()
    {
        using var cases = FormulaCases.Read();
        foreach (var group in cases.Taken.Where(each => each.HasFullRank).GroupBy(FormulaSpec.Corpus).SelectMany(group => group.Chunk(AtOnce)))
        {
            var estimates = FormulaSpec.Estimates(FormulaSpec.Of(group));
            foreach (var each in group)
            {
                Assert.Equal(each.Columns, estimates[each.Name].Select(row => row.Term));
                ReferenceLog.Case("formulas", each.Id);
                Near(each, each.Coefficients, [.. estimates[each.Name].Select(row => row.Point)]);
            }
        }
    }

    [SharedFact]
    public void Where_no_row_has_a_combination_of_levels_the_run_says_so()
    {
        using var cases = FormulaCases.Read();
        var deficient = cases.Taken.Where(each => !each.HasFullRank).ToList();
        Assert.NotEmpty(deficient);
        foreach (var each in deficient) Assert.Contains("CDI9016", FormulaSpec.Refusal(FormulaSpec.Of([each])), StringComparison.Ordinal);
    }

    private static string FirstError(FormulaCase each) =>
        StudyCompiler.Compile("reference.cdi", FormulaSpec.Of([each]), _ => null).Diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError)?.Code ?? "";

    private static void Near(FormulaCase each, IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        foreach (var (wanted, found) in expected.Zip(actual))
        {
            ReferenceLog.Compared(wanted, found, least: 1);
            Assert.True(Math.Abs(wanted - found) <= Tolerance * Math.Max(1, Math.Abs(wanted)), $"{each.Id} {each.Formula}: {wanted:R} {found:R}");
        }
    }
}
