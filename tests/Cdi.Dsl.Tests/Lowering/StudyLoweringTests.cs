using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Tests.Lowering;

public class StudyLoweringTests
{
    [Fact]
    public void Defaults_are_filled_in()
    {
        var text = Letters.With("  burn_in = 60 labels\n  rounds = 4\n  design = error\n  tau = 0.2\n  seed = 41\n", "  seed = 41\n")
            .Replace("  method = calibrated\n", "").Replace("  title = \"Letters\"\n  compare = [human_only @ uniform]\n  write = [html]\n", "");
        var plan = Compiled.Text(text).Plan;
        Assert.NotNull(plan);
        Assert.Equal(
            new SamplingDefinition
            {
                Budget = new(300), Rounds = 1, Design = DesignKind.Error, IsAuto = true, Tau = 0.1, Serve = EquatableArray.Create("gap"), Seed = 41,
            },
            plan.Sampling);
        Assert.Equal((MethodKind.Calibrated, (double?)null, FamilywiseCorrection.None, Alternative.TwoSided, VarianceEstimator.Sandwich), (
            plan.Inference.Method, plan.Inference.FixedLambda, plan.Inference.Familywise, plan.Inference.Alternative, plan.Inference.Variance));
        Assert.Equal(("letters", 0, 0, 4), (plan.Report.Title, plan.Report.Compare.Count, plan.Report.Examples, plan.Report.Formats.Count));
        Assert.Equal(["", "NA"], plan.Corpus.Missing);
    }

    [Theory]
    [InlineData("optimal", null)]
    [InlineData("none", 1.0)]
    [InlineData("0.5", 0.5)]
    public void Lambda_is_fixed_where_the_author_does_not_leave_it_to_the_labels(string tuning, double? lambda) => Assert.Equal(lambda,
        Compiled.Text(Letters.With("  method = calibrated\n", $"  method = calibrated\n  power_tuning = {tuning}\n")).Plan?.Inference.FixedLambda);

    [Theory]
    [InlineData("linear(anger ~", DesignKind.Leverage)]
    [InlineData("logistic(tone[hostile] ~", DesignKind.Error)]
    public void Auto_is_error_with_a_model_and_leverage_without(string model, DesignKind design)
    {
        var text = Letters.With("logistic(tone[hostile] ~", model).Replace("design = error", "design = auto").Replace(
            "method = calibrated", "method = human_only");
        Assert.Equal(design, Compiled.Text(text).Plan?.Sampling.Design);
    }

    [Fact]
    public void A_family_of_columns_becomes_its_members()
    {
        var columns = Compiled.Text(Letters.Spec).Plan?.Corpus.Columns.Where(column => column.Name.StartsWith("mood", StringComparison.Ordinal));
        Assert.Equal(
            [("mood[1]", "Mood1", "Mood_1"), ("mood[2]", "Mood2", "Mood_2"), ("mood[3]", "Mood3", "Mood_3")],
            columns?.Select(column => (column.Name, column.PropertyName, column.SourceColumn)));
    }

    [Fact]
    public void A_key_is_a_header_of_the_file() => Assert.Equal("Letter", Compiled.Text(Letters.Spec).Plan?.Corpus.KeyColumn);

    [Fact]
    public void A_column_of_probabilities_is_a_header_of_the_file()
    {
        var text = Letters.With("  budget = 300 labels\n  burn_in = 60 labels\n  rounds = 4\n  design = error\n  tau = 0.2\n", "  given = weight\n").Replace(
            " @ uniform", "");
        Assert.Equal("Weight", Compiled.Text(text).Plan?.Corpus.Probabilities.Single().Column);
    }

    [Fact]
    public void Documentation_of_settings_and_of_blocks_without_a_name_is_carried()
    {
        var text = Letters.With("study letters", "/// Tone of letters.\nstudy letters")
            .Replace("  target =", "  /// Tenants write in their own name.\n  target =")
            .Replace("  tau = 0.2", "  /// One text in five.\n  tau = 0.2")
            .Replace("\ninference {", "\n/// Fixed before the draw.\ninference {");
        var plan = Compiled.Text(text).Plan;
        Assert.Equal("Tone of letters.\n\n`sampling`: `tau`: One text in five.\n\n`inference`: Fixed before the draw.", plan?.Documentation);
        Assert.Equal("`target`: Tenants write in their own name.", plan?.Estimands[0].Documentation);
    }
}
