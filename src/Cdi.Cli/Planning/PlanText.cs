using System.Globalization;
using Cdi.Cli.Terminal;
using Cdi.Dsl.Text;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Cli.Planning;

/// <summary>A plan for people.</summary>
internal static class PlanText
{
    private const string NotKnown = "–";

    /// <summary>The plan; ends with a line end.</summary>
    public static string Of(LabelPlan plan)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var result = plan.Result;
        output.WriteLine($"{result.Definition.Name}: forecast from {result.Design.Labels} of {Counted.Of(result.Corpus.Kept, "text")}");
        foreach (var term in plan.Terms.Where(each => each.Estimate.Primary)) Print(plan, term, output);
        output.WriteLine();
        output.WriteLine(Caution(plan));
        return output.ToString();
    }

    /// <summary>What forecasts take for granted, in a sentence.</summary>
    public static string Caution(LabelPlan plan) =>
        "A forecast takes what one label adds to the variance, and λ, to stay as they are; where events are rare it is too bold for few labels"
        + (plan.IsUniform ? "." : ", and under this design, whose probabilities end at 1, for many.")
        + (plan.IsUnderWay ? " It goes by the rounds that are closed; those to come, drawn by what labels have taught, may do better." : "");

    private static void Print(LabelPlan plan, PlannedTerm term, TextWriter output)
    {
        var estimate = term.Estimate;
        output.WriteLine();
        output.WriteLine($"{estimate.Estimand}: {ShownText.Line(estimate.Term)} ({estimate.Scale.Name}; {Percent(estimate.Level)} intervals for the "
            + $"{estimate.Generalise.ToString().ToLowerInvariant()})");
        if (term.Forecast is null)
        {
            output.WriteLine("  nothing can be said: the labels that are there show no variance");
            return;
        }

        Table(plan, term, output);
        foreach (var line in Lines(plan, term)) output.WriteLine("  " + line);
        var others = plan.Terms.Where(each => each.Forecast is not null && !each.Estimate.Primary && each.Estimate.Estimand == estimate.Estimand
            && each.Estimate.Method == estimate.Method && each.Estimate.Design == estimate.Design && each.Estimate.Term != estimate.Term).ToList();
        if (others.Count == 0) return;
        output.WriteLine("  standard errors of the other terms");
        var table = new TextTable();
        table.Add(["labels", .. plan.Labels.Select(Whole)]);
        foreach (var other in others) table.Add([other.Estimate.Term, .. plan.Labels.Select(count => Number(other.Error(count)))]);
        table.Print(output);
    }

    private static void Table(LabelPlan plan, PlannedTerm term, TextWriter output)
    {
        var (alone, price) = (term.Alone, plan.PriceOfText);
        var power = Percent(plan.Wishes.Power);
        string[] head = ["labels", "std. error", "half width", $"found, power {power}"];
        if (alone is not null) head = [.. head, "people alone, uniform"];
        if (price is { } each) head = [.. head, each.Currency];
        var table = new TextTable();
        table.Add(head);
        foreach (var count in plan.Labels)
        {
            string[] row = [Whole(count), Number(term.Error(count)), Number(term.HalfWidth(count)),
                Number(term.Detectable(count, plan.Wishes.Power, Alternative(plan)))];
            if (alone is not null) row = [.. row, Number(Math.Sqrt(alone.Variance(count)))];
            if (price is { } pay) row = [.. row, (pay.Amount * count).ToString("0.00", CultureInfo.InvariantCulture)];
            table.Add(row);
        }

        table.Print(output);
    }

    /// <summary>What a plan says of a term beside its table, a sentence each.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="term">A term with a forecast.</param>
    public static IEnumerable<string> Lines(LabelPlan plan, PlannedTerm term)
    {
        if (plan.Wishes.HalfWidth is { } half)
        {
            yield return $"half width {Number(half)}: {Needed(term.LabelsForHalfWidth(half, term.Forecast), plan)}"
                + Alone(term.LabelsForHalfWidth(half, term.Alone), plan);
        }

        if (plan.Wishes.Effect is { } effect)
        {
            yield return $"a difference of {Number(effect)}, power {Percent(plan.Wishes.Power)}: "
                + Needed(term.LabelsForEffect(effect, plan.Wishes.Power, Alternative(plan), term.Forecast), plan)
                + Alone(term.LabelsForEffect(effect, plan.Wishes.Power, Alternative(plan), term.Alone), plan);
        }

        if (term is { Forecast: { } own, Alone: { } people } && plan.Result.Definition.Inference.Method != MethodKind.HumanOnly)
        {
            var who = plan.IsUniform ? "the model takes" : "model and design take";
            yield return $"{who} {Percent(own.ExplainedBy(people))} off what one label adds to the variance; people alone, drawn uniformly, would need "
                + $"{Needed(people.Labels, plan)} for the precision of today";
        }

        if (Cheapest(plan, term, "the precision of today", term.Alone?.Labels) is { } today) yield return today;
        if (plan.Wishes.HalfWidth is { } wished && Cheapest(plan, term, $"half width {Number(wished)}", term.LabelsForHalfWidth(wished, term.Alone)) is { } way)
            yield return way;
        if (plan.Wishes.Effect is { } found && term.LabelsForEffect(found, plan.Wishes.Power, Alternative(plan), term.Alone) is { } needed
            && Cheapest(plan, term, $"a difference of {Number(found)}", needed) is { } other)
            yield return other;
    }

    // Texts that people label have the model's answers too: its calls are those of both.
    private static string? Cheapest(LabelPlan plan, PlannedTerm term, string aim, double? worth)
    {
        if (worth is not { } effective || plan.Cheapest(term, effective) is not { } split || plan.PriceOfText is not { } price) return null;
        var alone = (double)price.Amount * Math.Min(Math.Ceiling(effective), plan.Result.Corpus.Kept);
        return string.Create(CultureInfo.InvariantCulture, $"cheapest way to {aim}: {Counted.Of(split.Labels, "human label")}, ")
            + (split.ModelOnly == 0 ? "and no call of the model, which is not worth its price, "
                : $"and the model on {Counted.Of(split.Labels + split.ModelOnly, "text")}, {Counted.Of(split.ModelOnly, "text")} without a human label, ")
            + string.Create(CultureInfo.InvariantCulture, $"{split.Cost:0.00} {price.Currency}; people alone {alone:0.00} {price.Currency}");
    }

    private static Alternative Alternative(LabelPlan plan) => plan.Result.Definition.Inference.Alternative;

    private static string Needed(double? labels, LabelPlan plan) => labels is { } count
        ? Counted.Of((int)Math.Min(Math.Ceiling(count), plan.Result.Corpus.Kept), "label")
        : $"out of reach in a corpus of {Counted.Of(plan.Result.Corpus.Kept, "text")}";

    private static string Alone(double? labels, LabelPlan plan) => labels is null ? "" : $" (people alone {Needed(labels, plan)})";

    private static string Percent(double share) => (100 * share).ToString("G4", CultureInfo.InvariantCulture) + " %";

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Number(double? value) => value is { } number ? number.ToString("G4", CultureInfo.InvariantCulture) : NotKnown;
}
