using Cdi.Reporting.Experiments;
using Cdi.Reporting.Html;
using Cdi.Reporting.Html.Plots;
using Cdi.Reporting.Text;

namespace Cdi.Reporting.Plans;

/// <summary><c>plan.html</c>: one page that needs no network.</summary>
internal static class PlanPage
{
    private const string NotKnown = "–";

    private static readonly Markup Style = HtmlReport.StyleOf("Cdi.Reporting.Experiments.experiment.css");

    public static string Write(PlanSheet plan)
    {
        var (html, pilot) = (new HtmlText(), plan.Pilot);
        HtmlReport.Head(html, pilot.Tool, $"Plan of {pilot.Definition.Name}", Style);
        html.Line($"<body>\n<main>\n<header>\n<p class=\"kicker\">{pilot.Definition.Name}</p>\n<h1>What other numbers of labels would bring</h1>");
        Facts(html, plan);
        html.Line($"</header>");
        foreach (var main in plan.Curves.Where(curve => curve.IsPrimary)) Section(html, plan, main);
        html.Line($"<section>\n<h2>Methods</h2>\n<blockquote class=\"methods\"><p>{Methods(plan)}</p></blockquote>\n</section>");
        html.Line($"<section>\n<h2>Provenance</h2>\n<dl class=\"provenance\"><dt>tool</dt><dd>{pilot.Tool}</dd><dt>spec</dt><dd>{pilot.Spec.FileName}, "
            + $"SHA-256 {pilot.Spec.Sha256}</dd><dt>corpus</dt><dd>SHA-256 {pilot.Corpus.Sha256}</dd></dl>\n</section>");
        html.Line($"</main>\n</body>\n</html>");
        return html.ToString();
    }

    private static void Facts(HtmlText html, PlanSheet plan)
    {
        (string Name, string Value)[] facts =
        [
            ("labels now", NumberText.Count(plan.Pilot.Design.Labels.Count)), ("texts", NumberText.Count(plan.Pilot.Corpus.Kept)),
            ("power", NumberText.Percent(plan.Power, 0)), ("intervals", NumberText.Level(1 - plan.Pilot.Definition.Inference.Alpha)),
        ];
        html.Line($"<dl class=\"facts\">");
        foreach (var (name, value) in facts) html.Line($"<div><dt>{name}</dt><dd>{value}</dd></div>");
        html.Line($"</dl>");
    }

    private static void Section(HtmlText html, PlanSheet plan, PlanCurve main)
    {
        html.Line($"<section>\n<h2>{main.Estimand}: {main.Term} by {main.Method} @ {main.Design} ({main.Scale})</h2>");
        if (main.Answers.Count > 0)
        {
            html.Line($"<ul>");
            foreach (var answer in main.Answers) html.Line($"<li>{answer}</li>");
            html.Line($"</ul>");
        }

        if (main.Points.Count > 0)
        {
            PlanCurve[] terms = [main, .. plan.Curves.Where(curve => curve.Points.Count > 0 && curve.Term != main.Term && curve.Estimand == main.Estimand
                && curve.Method == main.Method && curve.Design == main.Design)];
            Figures(html, terms);
            ExperimentPage.Table(html, Columns(plan, main), main.Points.Select(point => Row(plan, main, point)));
            if (terms.Length > 1)
            {
                html.Line($"<h3>Standard error of every term</h3>");
                ExperimentPage.Table(html, ["term", .. main.Points.Select(point => NumberText.Count(point.Labels))],
                    terms.Select(term => (string[])[term.Term, .. term.Points.Select(point => Number(point.StandardError))]));
            }
        }

        html.Line($"</section>");
    }

    // A single number of labels has no curve.
    private static void Figures(HtmlText html, PlanCurve[] terms)
    {
        if (terms[0].Points.Count < 2) return;
        html.Line($"<div class=\"columns\">");
        var own = new Series(terms[0].Term, terms[0].Points, point => point.StandardError);
        Figure(html, "Standard error by labels",
            HasAlone(terms[0]) ? [own, new("people alone, uniform", terms[0].Points, point => point.PeopleAlone)] : [own]);
        if (terms.Length > 1)
            Figure(html, "Standard error of every term", [.. terms.Select(term => new Series(term.Term, term.Points, point => point.StandardError))]);
        if (terms[0].Points.Any(point => point.HalfWidth is not null))
            Figure(html, "Half width of the interval, and the difference that is found", [new("half width", terms[0].Points, point => point.HalfWidth),
                new("difference found", terms[0].Points, point => point.Detectable)]);
        html.Line($"</div>");
    }

    private static void Figure(HtmlText html, string caption, IReadOnlyList<Series> series)
    {
        var drawn = series.Select(each => each.Drawn).ToList();
        var points = drawn.SelectMany(each => each).ToList();
        if (points.Count < 2) return;
        var frame = new LabelFrame(points.Min(point => point.Labels), points.Max(point => point.Labels), 0, points.Max(point => point.Value), true);
        var svg = frame.Open(caption);
        for (var index = 0; index < drawn.Count; index++) frame.Curve(svg, Kind(index), drawn[index]);
        html.Line($"<figure>\n<p class=\"legend\">");
        for (var index = 0; index < series.Count; index++) LabelFrame.Key(html, Kind(index), series[index].Name);
        html.Line($"</p>\n{svg.Add($"</svg>").ToMarkup()}\n<figcaption>{caption}</figcaption>\n</figure>");
    }

    private static string Kind(int index) => $"curve kind{(index + 1) % BudgetCurves.Kinds}";

    private static bool HasAlone(PlanCurve curve) => curve.Points.Any(point => point.PeopleAlone is not null);

    private static List<string> Columns(PlanSheet plan, PlanCurve main)
    {
        List<string> columns = ["labels", "std. error", "half width", $"found, power {NumberText.Percent(plan.Power, 0)}"];
        if (HasAlone(main)) columns.Add("std. error, people alone");
        if (plan.Currency is { } currency) columns.Add(currency);
        return columns;
    }

    private static string[] Row(PlanSheet plan, PlanCurve main, PlanPoint point)
    {
        List<string> row = [NumberText.Count(point.Labels), Number(point.StandardError), Number(point.HalfWidth), Number(point.Detectable)];
        if (HasAlone(main)) row.Add(Number(point.PeopleAlone));
        if (plan.Currency is not null) row.Add(point.Price is { } price ? NumberText.Fixed((double)price, 2) : NotKnown);
        return [.. row];
    }

    private static string Number(double? value) => value is { } number ? NumberText.Significant(number, 4) : NotKnown;

    private static string Methods(PlanSheet plan) =>
        $"Standard errors with m labels are forecast from the {NumberText.Count(plan.Pilot.Design.Labels.Count)} labels that are there: what the draw "
        + "adds to a variance falls as 1/m − 1/n, n being the texts of the corpus, as with simple random sampling, and what the texts add as a sample of a "
        + "population stays (Cochran 1977; Särndal, Swensson and Wretman 1992). "
        + "The difference found is (z₁₋α + z of the power) standard errors, α halved for two sides. "
        + plan.Caution;

    private sealed record Series(string Name, IReadOnlyList<PlanPoint> Points, Func<PlanPoint, double?> Value)
    {
        public List<(double Labels, double Value)> Drawn =>
            [.. Points.Where(point => Value(point) is { } value && double.IsFinite(value)).Select(point => ((double)point.Labels, Value(point) ?? 0))];
    }
}
