using System.Globalization;
using Cdi.Cli.Terminal;
using Cdi.Dsl.Text;
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
        output.WriteLine("A forecast takes what one label adds to the variance, λ and the design to stay as they are. Wishes for few labels are too bold where "
            + "events are rare.");
        return output.ToString();
    }

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
        var (alone, price) = (plan.PeopleAlone(term), plan.PriceOfText);
        var power = Percent(plan.Wishes.Power);
        string[] head = ["labels", "std. error", "half width", $"found, power {power}"];
        if (alone is not null) head = [.. head, "people alone"];
        if (price is { } each) head = [.. head, each.Currency];
        var table = new TextTable();
        table.Add(head);
        foreach (var count in plan.Labels)
        {
            string[] row = [Whole(count), Number(term.Error(count)), Number(term.HalfWidth(count)),
                Number(term.Detectable(count, plan.Wishes.Power, Alternative(plan)))];
            if (alone is not null) row = [.. row, Number(alone.Error(count))];
            if (price is { } pay) row = [.. row, (pay.Amount * count).ToString("0.00", CultureInfo.InvariantCulture)];
            table.Add(row);
        }

        table.Print(output);
    }

    private static IEnumerable<string> Lines(LabelPlan plan, PlannedTerm term)
    {
        if (plan.Wishes.HalfWidth is { } half)
        {
            yield return $"half width {Number(half)}: {Needed(term.LabelsForHalfWidth(half), plan)}"
                + Alone(plan.PeopleAlone(term)?.LabelsForHalfWidth(half), plan);
        }

        if (plan.Wishes.Effect is { } effect)
        {
            yield return $"a difference of {Number(effect)}, power {Percent(plan.Wishes.Power)}: "
                + Needed(term.LabelsForEffect(effect, plan.Wishes.Power, Alternative(plan)), plan)
                + Alone(plan.PeopleAlone(term)?.LabelsForEffect(effect, plan.Wishes.Power, Alternative(plan)), plan);
        }

        if (term.Forecast is { } own && plan.PeopleAlone(term)?.Forecast is { } alone)
        {
            yield return $"the model explains {Percent(own.ExplainedBy(alone))} of what one label adds to the variance; people alone would need "
                + $"{Needed(alone.LabelsFor(own.Variance(own.Labels)), plan)} for the precision of today";
        }

        if (plan.Cheapest(term) is { } split)
        {
            yield return $"cheapest way to the precision of today: {Counted.Of(split.Labels, "human label")}, and the model on "
                + $"{(split.ModelOnly == 0 ? "no text" : $"{Counted.Of(split.ModelOnly, "text")} more")}, "
                + string.Create(CultureInfo.InvariantCulture, $"{split.Cost:0.00} {plan.PriceOfText?.Currency}");
        }
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
