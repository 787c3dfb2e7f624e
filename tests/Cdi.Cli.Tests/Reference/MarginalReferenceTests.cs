using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>What is asked of fitted models, from the spec to `result.json`, against R (r/marginal_effects.json; 1e-7, R's gradients being numerical): slopes,
/// contrasts, predictions, standardised risks and adjusted means, with regressors taken as given and as sampled.</summary>
public sealed class MarginalReferenceTests
{
    private const string Event = "{\n  event = \"Yes\"\n  other = \"No\"\n}";
    private const string Number = "number 0..100000 {\n}";

    private static readonly LabelledTable Births = new("reference/r/data/birthwt.csv",
        "age: number from age; lwt: number from lwt; race: factor(\"1\", \"2\", \"3\") from race; smoke: indicator from smoke; ht: indicator from ht",
        Event, "low where { 1 = event, 0 = other }");

    private static readonly LabelledTable Absences = new("reference/r/data/quine.csv",
        "Eth: factor(\"A\", \"N\") from Eth; Sex: factor(\"F\", \"M\") from Sex; Lrn: factor(\"AL\", \"SL\") from Lrn", Number, "Days");

    private static readonly LabelledTable Seizures = new("reference/r/data/epil.csv",
        "lbase: number from lbase; lage: number from lage; trt: factor(\"placebo\", \"progabide\") from trt; subject: factor from subject", Number, "y");

    private static readonly LabelledTable Cars = new("reference/r/data/mtcars.csv",
        "wt: number from wt; hp: number from hp; cyl: factor(\"4\", \"6\", \"8\") from cyl", Number, "mpg");

    private static readonly LabelledTable Hills = new("reference/r/data/hills.csv", "dist: number from dist; climb: number from climb", Number, "time");

    private static readonly LabelledTable Warps = new("reference/r/data/warpbreaks.csv",
        "wool: factor(\"A\", \"B\") from wool; tension: factor(\"L\", \"M\", \"H\") from tension", Number, "breaks");

    private static readonly LabelledTable Requests = new("data/politeness/politeness_dataset.csv",
        "Feature_3: indicator from Feature_3; Feature_10: indicator from Feature_10; conf: number from `Confidence_gpt-4o`", Event,
        "Prediction_human where { 1 = event, 0 = other }");

    private static readonly LabelledTable Races = Births with
    {
        Columns = "age: number from age; lwt: number from lwt; smoke: indicator from smoke",
        Outcome = "{\n  one = \"1\"\n  two = \"2\"\n  three = \"3\"\n}", Label = "race where { 1 = one, 2 = two, 3 = three }",
    };

    private static readonly LabelledTable Visits = Births with
    {
        Outcome = "ordered {\n  none = \"0\"\n  one = \"1\"\n  more = \"2\"\n}",
        Label = "ftv where { 0 = none, 1 = one, 2 = more, 3 = more, 4 = more, 6 = more }",
    };

    [SharedTheory]
    [InlineData("ame-logit-birthwt", "logistic(response[event]", "se_population_HC0")]
    [InlineData("ame-probit-birthwt", "probit(response[event]", "se_delta_model")]
    [InlineData("ame-logit-birthwt-interaction", "logistic(response[event]", "se_population_HC0")]
    [InlineData("ame-poisson-quine", "poisson(response", "se_delta_HC0")]
    [InlineData("ame-poisson-epil-cluster", "poisson(response", "se_delta_CR0")]
    [InlineData("ame-poisson-epil-cluster", "poisson(response", "se_population_HC0")]
    [InlineData("ame-poisson-epil-cluster", "poisson(response", "se_population_CR0")]
    [InlineData("ame-ols-mtcars", "linear(response", "se_population_HC0")]
    [InlineData("ame-gamma-hills", "gamma(response", "se_delta_HC0")]
    [InlineData("ame-logit-politeness", "logistic(response[event]", "se_population_HC0")]
    public void Slopes_and_contrasts(string id, string model, string key)
    {
        using var reference = Reference();
        var expected = Case(reference, id);
        var formula = expected.GetProperty("model").GetString() ?? "";
        var fit = $"model = {model} {formula[formula.IndexOf('~', StringComparison.Ordinal)..]})";
        var effects = expected.GetProperty("effects").EnumerateArray().ToList();
        var names = effects.Select(effect => effect.GetProperty("effect").GetString()?.Split(':', ' ')[0] ?? "").Distinct();
        var given = key.StartsWith("se_delta", StringComparison.Ordinal) ? ", covariates = fixed" : "";
        List<string> asked = [.. names.Select(name => $"{fit}\n  target = average_effect({name}{given})")];
        var predictions = expected.TryGetProperty("predictions", out var listed) ? listed.EnumerateArray().ToList() : [];
        asked.AddRange(predictions.Select(each => $"{fit}\n  target = predicted({string.Join(", ",
            each.GetProperty("at").EnumerateObject().Select(value => $"{value.Name} = {value.Value.GetRawText()}"))})"));
        var rows = Run(TableOf(id), asked, key.EndsWith("CR0", StringComparison.Ordinal) ? "subject" : null, key.Split('_')[^1].ToLowerInvariant());
        Assert.Equal(effects.Count + predictions.Count, rows.Count);
        foreach (var (effect, row) in effects.Zip(rows))
        {
            Close(effect.GetProperty("estimate").GetDouble(), row.Point);
            Close(effect.GetProperty(key).GetDouble(), row.Error);
        }

        // At given values nothing is averaged, and both conventions are one.
        foreach (var (prediction, row) in predictions.Zip(rows.Skip(effects.Count)))
        {
            Close(prediction.GetProperty("response").GetDouble(), row.Point);
            Close(prediction.GetProperty(key.EndsWith("model", StringComparison.Ordinal) ? "se_response_model" : "se_response_HC0").GetDouble(), row.Error);
        }
    }

    [SharedTheory]
    [InlineData("population_HC0", "hc0", "")]
    [InlineData("delta_model", "model", ", covariates = fixed")]
    public void Standardised_risks(string key, string word, string given)
    {
        using var reference = Reference();
        var expected = Case(reference, "gcomp-birthwt-smoke");
        const string Fit = "model = logistic(response[event] ~ smoke + age + lwt + race)\n  target = ";
        const string Both = "(predicted(smoke = 1), predicted(smoke = 0)";
        var rows = Run(Births,
        [
            $"{Fit}difference{Both}{given})", $"{Fit}ratio{Both}{given})\n  interval_scale = log_rate",
            $"{Fit}odds_ratio{Both}{given})\n  interval_scale = log_odds", $"{Fit}average_effect(smoke{given})", $"{Fit}predicted(smoke{given})",
        ], null, word);
        foreach (var (name, row) in new[] { "risk_difference", "log_risk_ratio", "log_odds_ratio", "risk_difference" }.Zip(rows))
        {
            Close(expected.GetProperty("estimate").GetProperty(name).GetDouble(), row.Point);
            Close(expected.GetProperty("se").GetProperty(key).GetProperty(name).GetDouble(), row.Error);
        }

        Assert.Equal(["smoke = 0", "smoke = 1"], rows.Skip(4).Select(row => row.Term));
        Close(expected.GetProperty("standardised_risk").GetProperty("p0").GetDouble(), rows[4].Point);
        Close(expected.GetProperty("standardised_risk").GetProperty("p1").GetDouble(), rows[5].Point);
    }

    [SharedTheory]
    [InlineData("ame-mnl-birthwt-race", "multinomial(response ~ age + lwt + smoke)", "se_population_HC0")]
    [InlineData("ame-mnl-birthwt-race", "multinomial(response ~ age + lwt + smoke)", "se_delta_HC0")]
    [InlineData("ame-ologit-birthwt-ftv", "ordered_logit(response ~ age + smoke + lwt)", "se_population_HC0")]
    [InlineData("ame-ologit-birthwt-ftv", "ordered_logit(response ~ age + smoke + lwt)", "se_delta_HC0")]
    public void Effects_on_the_share_of_each_class(string id, string model, string key)
    {
        using var reference = Reference();
        var effects = Case(reference, id).GetProperty("effects").EnumerateArray().ToList();
        var given = key.StartsWith("se_delta", StringComparison.Ordinal) ? ", covariates = fixed" : "";
        var rows = Run(id.Contains("mnl", StringComparison.Ordinal) ? Races : Visits,
            [.. effects.Select(effect => $"model = {model}\n  target = average_effect({effect.GetProperty("effect").GetString()}{given})")], null, "hc0");
        Close([.. effects.SelectMany(effect => effect.GetProperty("estimate").EnumerateArray())], rows.Select(row => row.Point));

        // R's gradients are numerical ones.
        Close([.. effects.SelectMany(effect => effect.GetProperty(key).EnumerateArray())], rows.Select(row => row.Error), 5e-7);
        Assert.EndsWith(":age", rows[0].Term, StringComparison.Ordinal);
    }

    [SharedFact]
    public void Adjusted_means_of_least_squares()
    {
        Adjusted("emm-warpbreaks", Warps, "model = linear(response ~ wool * tension)\n  target = ", ["wool", "tension"], "");
        Adjusted("emm-mtcars-ancova", Cars, "model = linear(response ~ cyl + wt)\n  target = ", ["cyl"], ", over = grid, covariates = fixed");
    }

    [SharedFact]
    public void Adjusted_means_on_the_scale_of_a_link()
    {
        Adjusted("emm-warpbreaks-poisson", Warps, "model = poisson(response ~ wool * tension)\n  target = ", ["tension"], ", over = grid",
            ("ratio", "log_rate", "log", mean => mean));
        Adjusted("emm-birthwt-logit", Births, "model = logistic(response[event] ~ race + lwt + smoke)\n  target = ", ["race"],
            ", over = grid, covariates = fixed", ("odds_ratio", "log_odds", "log_odds", share => share * (1 - share)));
    }

    [SharedFact]
    public void A_mean_prediction_of_least_squares_errs_as_the_mean_does()
    {
        // The mean of fitted values is that of the outcome, whose standard error is √Σ(y − ȳ)²/n; with regressors taken as given it is √Σe²/n.
        List<string> asked = [.. new[] { "", "covariates = fixed" }.Select(given => $"model = linear(response ~ wt)\n  target = predicted({given})")];
        var lines = File.ReadAllLines(SharedFolder.File("reference/r/data/mtcars.csv"));
        var column = lines[0].Split(',').ToList().FindIndex(name => name.Trim('"') == "mpg");
        double[] outcome = [.. lines.Skip(1).Where(line => line.Length > 0)
            .Select(line => double.Parse(line.Split(',')[column], System.Globalization.CultureInfo.InvariantCulture))];
        var (mean, count) = (outcome.Average(), outcome.Length);
        var exact = Math.Sqrt(outcome.Sum(value => (value - mean) * (value - mean))) / count;
        var rows = Run(Cars, asked, null, "hc0");
        Close(mean, rows[0].Point);
        Close(exact, rows[0].Error);
        Assert.InRange(rows[1].Error / exact, 0.4, 0.6);

        // A draw of fixed size by which every row is labelled, up to n/(n − 1) and n/(n − 2); 499 replicates err by 3.2 %, 32 rows by more.
        const string Resampled = "bootstrap, replicates = 499, refit = full";
        foreach (var (word, least, most) in new[] { ("sandwich", 1, Math.Sqrt(count / (count - 2.0))), (Resampled, 0.85, 1.15) })
        {
            foreach (var (one, other) in rows.Zip(Run(Cars, asked, null, word))) Assert.InRange(other.Error / one.Error, least - 1e-9, most + 1e-9);
        }
    }

    private static void Adjusted(
        string id, LabelledTable table, string fit, string[] factors, string over,
        (string Word, string Scale, string Interval, Func<double, double> Slope)? link = null)
    {
        using var reference = Reference();
        var expected = Case(reference, id);
        var cells = expected.GetProperty("grid").EnumerateArray().Select(cell => string.Join(", ",
            cell.EnumerateObject().Select(each => $"{each.Name} = \"{each.Value.GetString()}\""))).ToList();
        List<string> asked = [$"{fit}predicted({string.Join(", ", factors)}{over}){(link is null ? "" : $"\n  interval_scale = {link.Value.Interval}")}"];
        for (var first = 0; first < cells.Count; first += 3)
        {
            foreach (var (one, other) in new[] { (first, first + 1), (first, first + 2), (first + 1, first + 2) })
                asked.Add($"{fit}{link?.Word ?? "difference"}(predicted({cells[one]}), predicted({cells[other]}){over})"
                    + (link is null ? "" : $"\n  interval_scale = {link.Value.Scale}"));
        }

        var rows = Run(table, asked, null, "model");
        var means = expected.GetProperty(link is null ? "mean" : "response").EnumerateArray().ToList();
        Close(means, rows.Take(cells.Count).Select(row => row.Point));
        Close([.. expected.GetProperty("se").GetProperty("mean").EnumerateArray()],
            rows.Take(cells.Count).Select(row => row.Error / (link?.Slope(row.Point) ?? 1)));
        Close([.. expected.GetProperty("contrast_estimate").EnumerateArray()], rows.Skip(cells.Count).Select(row => row.Point));
        Close([.. expected.GetProperty("se").GetProperty("contrast").EnumerateArray()], rows.Skip(cells.Count).Select(row => row.Error));
    }

    private static LabelledTable TableOf(string id) => id switch
    {
        _ when id.Contains("birthwt", StringComparison.Ordinal) => Births,
        _ when id.Contains("quine", StringComparison.Ordinal) => Absences,
        _ when id.Contains("epil", StringComparison.Ordinal) => Seizures,
        _ when id.Contains("mtcars", StringComparison.Ordinal) => Cars,
        _ when id.Contains("hills", StringComparison.Ordinal) => Hills,
        _ => Requests,
    };

    // Several estimands of one study.
    private static IReadOnlyList<(string Term, double Point, double Error)> Run(LabelledTable table, List<string> asked, string? cluster, string word)
    {
        var clustered = cluster is null ? "" : $"\n  cluster = {cluster}";
        var estimands = string.Concat(asked.Select((each, k) => k == 0 ? each : $"{clustered}\n}}\n\nestimand further{k} {{\n  {each}"));
        return table.Run(table.Spec(estimands, cluster, $"variance = {word}\n  interval = wald".Replace(", ", "\n  ", StringComparison.Ordinal)));
    }

    private static JsonDocument Reference() => JsonDocument.Parse(File.ReadAllText(SharedFolder.File("reference/r/marginal_effects.json")));

    private static JsonElement Case(JsonDocument reference, string id) => ReferenceCases.Find(reference, id);

    private static void Close(List<JsonElement> expected, IEnumerable<double> actual, double tolerance = 1e-7)
    {
        Assert.Equal(expected.Count, actual.Count());
        foreach (var (left, right) in expected.Zip(actual)) Close(left.GetDouble(), right, tolerance);
    }

    private static void Close(double expected, double actual, double tolerance = 1e-7) =>
        ReferenceCases.Near(expected, actual, tolerance);
}
