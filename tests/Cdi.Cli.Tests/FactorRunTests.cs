using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>Factors and bases in formulas as a user runs them: what must hold of them with every method.</summary>
public sealed class FactorRunTests
{
    [Theory]
    [InlineData("human_only", "population", "", false)]
    [InlineData("human_only", "corpus", "", false)]
    [InlineData("dsl", "population", "", true)]
    [InlineData("calibrated", "population", "variance = bootstrap\n  replicates = 200", false)]
    [InlineData("calibrated", "corpus", "", false)]
    [InlineData("confidence_driven", "population", "variance = bootstrap\n  replicates = 200", true)]
    [InlineData("confidence_driven", "corpus", "", false)]
    public void A_factor_is_the_indicators_of_its_levels_to_the_last_digit(string method, string generalise, string inference, bool cluster)
    {
        var factor = FactorStudy.Run(FactorStudy.Spec(FactorStudy.Factor, "branch * x", "branchb", method, generalise, inference, cluster));
        var byHand = FactorStudy.Run(FactorStudy.Spec(
            FactorStudy.Indicators, "branchb + branchc + x + branchb:x + branchc:x", "branchb", method, generalise, inference, cluster));
        Assert.Equal(["(Intercept)", "branchb", "branchc", "x", "branchb:x", "branchc:x"], factor.Select(row => row.Term));
        Assert.All(factor, row => Assert.InRange(row.Error, 1e-3, 10));
        Assert.Equal(byHand, factor);
    }

    [Theory]
    [InlineData("human_only", "population")]
    [InlineData("human_only", "corpus")]
    [InlineData("ppi", "population")]
    public void Another_reference_and_another_coding_have_the_same_fitted_values(string method, string generalise)
    {
        var treatment = Means("branch", ["(Intercept)", "branchb", "branchc"], [[1, 0, 0], [1, 1, 0], [1, 0, 1]]);
        Near(treatment, Means("relevel(branch, ref = \"c\")",
            ["(Intercept)", "relevel(branch, ref = \"c\")a", "relevel(branch, ref = \"c\")b"], [[1, 1, 0], [1, 0, 1], [1, 0, 0]]));
        Near(treatment, Means("C(branch, contr.sum)", ["(Intercept)", "C(branch, contr.sum)1", "C(branch, contr.sum)2"], [[1, 1, 0], [1, 0, 1], [1, -1, -1]]));
        Near(treatment, Means("branch - 1", ["brancha", "branchb", "branchc"], [[1, 0, 0], [0, 1, 0], [0, 0, 1]]));

        List<double> Means(string term, string[] names, double[][] rows)
        {
            var estimates = FactorStudy.Run(FactorStudy.Spec(FactorStudy.Factor, term + " + x", "x", method, generalise));
            return [.. rows.Select(row => names.Zip(row, (name, value) => value * estimates.Single(each => each.Term == name).Point).Sum())];
        }

        static void Near(List<double> expected, List<double> actual) => Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
    }

    [Fact]
    public void A_level_without_a_labelled_text_is_told_as_of_indicators()
    {
        var branches = FactorStudy.Data(_ => true).Split('\n').Skip(1).Select(line => line.Split(',')).Where(cells => cells.Length > 1)
            .Select(cells => cells[1]).ToList();
        var data = FactorStudy.Data(row => row % 3 == 0 && branches[row] != "c");
        Assert.Equal(Error(FactorStudy.Indicators, "branchb + branchc + x"), Error(FactorStudy.Factor, "branch + x"));

        string Error(string branch, string terms)
        {
            using var session = FactorStudy.Session(FactorStudy.Spec(branch, terms, "branchb", "human_only"), data);
            var run = session.Cdi("run study.cdi --quiet --out out");
            Assert.Equal(ExitCode.UserError, run.Code);
            return run.Error.Split('\n').First(line => line.Contains("error CDI", StringComparison.Ordinal)).Split("error ", 2)[1];
        }
    }

    [Fact]
    public void A_level_that_is_not_declared_is_refused_by_row_and_value()
    {
        using var session = FactorStudy.Session(
            FactorStudy.Spec(FactorStudy.Factor, "branch + x", "branchb", "human_only"), FactorStudy.Data(row => row % 3 == 0) + "m480,d,s1,0.5,yes,yes\n");
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("CDI9002", run.Error, StringComparison.Ordinal);
        Assert.Contains("`d`", run.Error, StringComparison.Ordinal);
        Assert.Contains("row 481", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_a_basis_are_in_the_result()
    {
        using var session = FactorStudy.Session(FactorStudy.Spec(FactorStudy.Factor, "branch + ns(x, 3)", "branchb", "calibrated"));
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        var basis = Assert.Single(result.RootElement.GetProperty("bases").EnumerateArray());
        Assert.Equal("ns(x, 3)", basis.GetProperty("function").GetString());
        Assert.Equal(2, basis.GetProperty("knots").GetArrayLength());
        Assert.InRange(basis.GetProperty("Boundary.knots")[0].GetDouble(), -2, -1.9);
    }

    [Fact]
    public void A_column_of_too_few_values_has_no_basis()
    {
        var data = string.Join('\n', FactorStudy.Data(row => row % 3 == 0).Split('\n').Select((line, row) => row == 0 || line.Length == 0 ? line
            : string.Join(',', line.Split(',').Select((cell, column) => column == 3 ? row % 2 == 0 ? "1" : "2" : cell))));
        using var session = FactorStudy.Session(FactorStudy.Spec(FactorStudy.Factor, "branch + poly(x, 2)", "branchb", "human_only"), data);
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("CDI9059", run.Error, StringComparison.Ordinal);
        Assert.Contains("`x` has 2 different values", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_design_without_its_corpus_has_names()
    {
        using var session = FactorStudy.Session(FactorStudy.Spec(FactorStudy.Factor, "branch + x", "branchb", "human_only"));
        File.Delete(Path.Combine(session.Folder, "data.csv"));
        var explained = session.Cdi("explain study.cdi --stage design");
        Assert.Equal(ExitCode.UserError, explained.Code);
        Assert.Equal("design of slope: 4 columns\nrow,(Intercept),branchb,branchc,x\n", explained.Output);
        Assert.Contains("CDI9", explained.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_data_belongs_to_the_design()
    {
        using var session = FactorStudy.Session(FactorStudy.Spec(FactorStudy.Factor, "branch + x", "branchb", "human_only"));
        var explained = session.Cdi("explain study.cdi --stage plan --data .");
        Assert.Equal(ExitCode.UserError, explained.Code);
        Assert.Contains("`--data` belongs to `--stage design`", explained.Error, StringComparison.Ordinal);
    }
}
