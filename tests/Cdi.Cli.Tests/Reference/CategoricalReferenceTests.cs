using System.Globalization;
using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Models of classes, from the spec to `result.json`, against VGAM, nnet and statsmodels (r/categorical.json, 1e-7).</summary>
public sealed class CategoricalReferenceTests
{
    private const string Jobs = "{\n  custodial = \"Custodial\"\n  admin = \"Admin\"\n  manage = \"Manage\"\n}";

    private static readonly LabelledTable Wages = new("reference/r/data/bankwages.csv",
        "education: number from education; belongs: factor from minority; minorityyes: indicator = belongs == \"yes\"", Jobs,
        "job where { custodial = custodial, admin = admin, manage = manage }");

    private static readonly LabelledTable Births = new("reference/r/data/birthwt.csv",
        "age: number from age; lwt: number from lwt; smoke: indicator from smoke; low: indicator from low",
        "{\n  white = \"White\"\n  black = \"Black\"\n  other = \"Other\"\n}", "race where { 1 = white, 2 = black, 3 = other }");

    private static readonly LabelledTable Cars = new("reference/r/data/mtcars.csv", "mpg: number from mpg",
        "{\n  three = \"3\"\n  four = \"4\"\n  five = \"5\"\n}", "gear where { 3 = three, 4 = four, 5 = five }");

    private static readonly LabelledTable Wine = new("reference/r/data/wine.csv",
        "temperature: factor from temp; tempwarm: indicator = temperature == \"warm\"; skins: factor from contact; contactyes: indicator = skins == \"yes\"; "
            + "judge: factor from judge", "{\n  low = \"Low\"\n  mid = \"Mid\"\n  high = \"High\"\n}",
        "rating where { 1 = low, 2 = low, 3 = mid, 4 = high, 5 = high }");

    private static readonly LabelledTable Housing = new("reference/r/data/housing.csv",
        "infl: factor from Infl; InflMedium: indicator = infl == \"Medium\"; InflHigh: indicator = infl == \"High\"; kind: factor from Type; "
            + "TypeApartment: indicator = kind == \"Apartment\"; TypeAtrium: indicator = kind == \"Atrium\"; TypeTerrace: indicator = kind == \"Terrace\"; "
            + "cont: factor from Cont; ContHigh: indicator = cont == \"High\"", "{\n  low = \"Low\"\n  medium = \"Medium\"\n  high = \"High\"\n}",
        "Sat where { Low = low, Medium = medium, High = high }") { Prepare = Persons };

    private static readonly LabelledTable Stances = new("data/stance/GWSD.tsv", "p_agree: number from agree; p_disagree: number from disagree",
        "{\n  neutral = \"Neutral\"\n  agrees = \"Agrees\"\n  disagrees = \"Disagrees\"\n}",
        "maj where { neutral = neutral, agrees = agrees, disagrees = disagrees }")
    {
        Prepare = Majorities,
    };

    private const string Rooms = "InflMedium + InflHigh + TypeApartment + TypeAtrium + TypeTerrace + ContHigh";

    private static readonly LabelledTable Bitterness = Wine with { Outcome = "ordered {\n  a = \"1\"\n  b = \"2\"\n  c = \"3\"\n  d = \"4\"\n  e = \"5\"\n}",
        Label = "rating where { 1 = a, 2 = b, 3 = c, 4 = d, 5 = e }" };

    private static readonly LabelledTable Ranks = Wages with { Outcome = "ordered " + Jobs,
        Columns = Wages.Columns + "; sex: factor from gender; genderfemale: indicator = sex == \"female\"" };

    private static readonly LabelledTable Visits = new("reference/r/data/birthwt.csv",
        "age: number from age; smoke: indicator from smoke; colour: factor from race; race2: indicator = colour == \"2\"; race3: indicator = colour == \"3\"",
        "ordered {\n  none = \"0\"\n  one = \"1\"\n  more = \"2 or more\"\n}", "ftv where { 0 = none, 1 = one, 2 = more, 3 = more, 4 = more, 6 = more }");

    private static readonly Dictionary<string, (LabelledTable Table, string Terms, string Coefficient, string? Cluster)> Ordered = new(StringComparer.Ordinal)
    {
        ["ord-logit-wine"] = (Bitterness, "tempwarm + contactyes", "tempwarm", "judge"),
        ["ord-probit-wine"] = (Bitterness, "tempwarm + contactyes", "tempwarm", "judge"),
        ["ord-cloglog-wine"] = (Bitterness, "tempwarm + contactyes", "tempwarm", "judge"),
        ["ord-cloglog-housing-freq"] = (Housing with { Outcome = "ordered " + Housing.Outcome }, Rooms, "ContHigh", null),
        ["ord-logit-wine-interaction"] = (Bitterness, "tempwarm * contactyes", "tempwarm:contactyes", null),
        ["ord-logit-bankwages"] = (Ranks, "education + minorityyes + genderfemale", "education", null),
        ["ord-probit-bankwages"] = (Ranks, "education + minorityyes", "education", null),
        ["ord-logit-birthwt-ftv"] = (Visits, "age + smoke + race2 + race3", "smoke", null),
        ["ord-logit-housing-freq"] = (Housing with { Outcome = "ordered " + Housing.Outcome }, Rooms, "ContHigh", null),
        ["ord-probit-housing-freq"] = (Housing with { Outcome = "ordered " + Housing.Outcome }, Rooms, "ContHigh", null),
        ["ord-probit-stance"] = (Stances with { Outcome = "ordered {\n  disagrees = \"Disagrees\"\n  neutral = \"Neutral\"\n  agrees = \"Agrees\"\n}" },
            "p_agree + p_disagree", "p_agree", null),
    };

    private static readonly Dictionary<string, (LabelledTable Table, string Terms, string Coefficient, string? Cluster)> Multinomial =
        new(StringComparer.Ordinal)
    {
        ["mnl-bankwages"] = (Wages, "education + minorityyes", "admin:education", null),
        ["mnl-bankwages-men"] = (Wages with { Prepare = Men }, "education + minorityyes", "manage:1", null),
        ["mnl-birthwt-race"] = (Births, "age + lwt + smoke + low", "other:low", null),
        ["mnl-mtcars-gear-large-coefs"] = (Cars, "mpg", "four:mpg", null),
        ["mnl-wine-rating-cluster"] = (Wine, "tempwarm + contactyes", "mid:tempwarm", "judge"),
        ["mnl-housing-freq"] = (Housing, Rooms, "high:ContHigh", null),
        ["mnl-stance-majority"] = (Stances, "p_agree + p_disagree", "agrees:p_agree", null),
    };

    [SharedTheory]
    [InlineData("mnl-bankwages", "model", "model")]
    [InlineData("mnl-bankwages", "hc0", "HC0")]
    [InlineData("mnl-bankwages", "hc1", "HC1")]
    [InlineData("mnl-bankwages-men", "model", "model")]
    [InlineData("mnl-bankwages-men", "hc1", "HC1")]
    [InlineData("mnl-birthwt-race", "model", "model")]
    [InlineData("mnl-birthwt-race", "hc0", "HC0")]
    [InlineData("mnl-mtcars-gear-large-coefs", "model", "model")]
    [InlineData("mnl-mtcars-gear-large-coefs", "hc1", "HC1")]
    [InlineData("mnl-wine-rating-cluster", "model", "model")]
    [InlineData("mnl-wine-rating-cluster", "hc0", "HC0")]
    [InlineData("mnl-wine-rating-cluster", "cr0", "CR0")]
    [InlineData("mnl-wine-rating-cluster", "cr1", "CR1")]
    [InlineData("mnl-housing-freq", "model", "model")]
    [InlineData("mnl-housing-freq", "hc0", "HC0_frequency")]
    [InlineData("mnl-stance-majority", "model", "model")]
    [InlineData("mnl-stance-majority", "hc0", "HC0")]
    public void Multinomial_logits(string id, string word, string key)
    {
        var expected = Expected(id);
        var (table, terms, coefficient, cluster) = Multinomial[id];
        var estimates = table.Run(table.Spec($"multinomial(response ~ {terms})", coefficient, word.StartsWith('c') ? cluster : null,
            $"variance = {word}\n  interval = wald"));
        Close(expected.GetProperty("estimate"), estimates.Select(each => each.Point));
        Close(expected.GetProperty("se").GetProperty(key), estimates.Select(each => each.Error));
        Assert.Equal(expected.GetProperty("coef").EnumerateArray().Select(name => (name.GetString() ?? "").Split(':')[1]),
            estimates.Select(each => each.Term[(each.Term.IndexOf(':', StringComparison.Ordinal) + 1)..]));
    }

    [SharedTheory]
    [InlineData("ord-logit-wine", "model", "model_observed")]
    [InlineData("ord-logit-wine", "hc1", "HC1")]
    [InlineData("ord-logit-wine", "cr0", "CR0")]
    [InlineData("ord-logit-wine", "cr1", "CR1")]
    [InlineData("ord-probit-wine", "model", "model_observed")]
    [InlineData("ord-probit-wine", "hc0", "HC0")]
    [InlineData("ord-probit-wine", "cr1", "CR1")]
    [InlineData("ord-logit-wine-interaction", "model", "model_observed")]
    [InlineData("ord-logit-wine-interaction", "hc0", "HC0")]
    [InlineData("ord-logit-bankwages", "model", "model_observed")]
    [InlineData("ord-logit-bankwages", "hc0", "HC0")]
    [InlineData("ord-probit-bankwages", "model", "model_observed")]
    [InlineData("ord-probit-bankwages", "hc1", "HC1")]
    [InlineData("ord-logit-birthwt-ftv", "model", "model_observed")]
    [InlineData("ord-logit-birthwt-ftv", "hc0", "HC0")]
    [InlineData("ord-logit-housing-freq", "model", "model_observed")]
    [InlineData("ord-logit-housing-freq", "hc0", "HC0_frequency")]
    [InlineData("ord-probit-housing-freq", "model", "model_observed")]
    [InlineData("ord-probit-housing-freq", "hc0", "HC0_frequency")]
    [InlineData("ord-cloglog-wine", "model", "model_observed")]
    [InlineData("ord-cloglog-wine", "hc1", "HC1")]
    [InlineData("ord-cloglog-housing-freq", "model", "model_observed")]
    [InlineData("ord-cloglog-housing-freq", "hc0", "HC0_frequency")]
    [InlineData("ord-probit-stance", "model", "model_observed")]
    [InlineData("ord-probit-stance", "hc1", "HC1")]
    public void Ordered_models(string id, string word, string key)
    {
        var expected = Expected(id);
        var (table, terms, coefficient, cluster) = Ordered[id];
        var model = "ordered_" + id.Split('-')[1];
        var estimates = table.Run(table.Spec($"{model}(response ~ {terms})", coefficient, word.StartsWith('c') ? cluster : null,
            $"variance = {word}\n  interval = wald"));
        Close(expected.GetProperty("estimate"), estimates.Select(each => each.Point));
        Close(expected.GetProperty("se").GetProperty(key), estimates.Select(each => each.Error));
    }

    [SharedFact]
    public void The_order_of_the_other_options_changes_their_order_alone()
    {
        const string Model = "multinomial(response ~ education + minorityyes)";
        const string Admin = "  admin = \"Admin\"\n";
        var turned = Wages with
        {
            Outcome = Jobs.Replace(Admin, "", StringComparison.Ordinal).Replace("}", Admin + "}", StringComparison.Ordinal),
        };
        var first = Wages.Run(Wages.Spec(Model, "admin:education", null, "variance = hc0"));
        var second = turned.Run(turned.Spec(Model, "admin:education", null, "variance = hc0")).ToDictionary(each => each.Term, StringComparer.Ordinal);
        Assert.NotEqual(first.Select(each => each.Term), second.Keys);
        foreach (var (term, point, error) in first)
        {
            Assert.Equal(point, second[term].Point, 1e-9);
            Assert.Equal(error, second[term].Error, 1e-9);
        }
    }

    [SharedFact]
    public void Two_options_are_a_logistic_regression()
    {
        var table = Wages with { Outcome = "{\n  custodial = \"Custodial\"\n  office = \"Office\"\n}",
            Label = "job where { custodial = custodial, admin = office, manage = office }" };
        var logits = table.Run(table.Spec("logistic(response[office] ~ education + minorityyes)", "education", null, "variance = hc3"));
        var classes = table.Run(table.Spec("multinomial(response ~ education + minorityyes)", "office:education", null, "variance = hc3"));
        foreach (var (one, other) in logits.Zip(classes))
        {
            Assert.Equal("office:" + one.Term, other.Term);
            Assert.Equal(one.Point, other.Point, 1e-10);
            Assert.Equal(one.Error, other.Error, 1e-10);
        }
    }

    private static JsonElement Expected(string id) => ReferenceCases.Read("categorical", id);

    private static string Men(string csv) => string.Join('\n', csv.Split('\n').Where(
        (line, index) => index == 0 || line.Contains("\"male\"", StringComparison.Ordinal)));

    // Each row as often as its last cell says.
    private static string Persons(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('\n', lines.Skip(1).SelectMany(line => Enumerable.Repeat(
            line, int.Parse(line[(line.LastIndexOf(',') + 1)..], CultureInfo.InvariantCulture))).Prepend(lines[0]));
    }

    // The label that most of the eight workers gave; rows in which two have the most, and those without posteriors, are left out.
    private static string Majorities(string tsv)
    {
        var lines = tsv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split('\t')).ToList();
        var header = lines[0].ToList();
        var (worker, agree, disagree) = (header.IndexOf("worker_0"), header.IndexOf("agree"), header.IndexOf("disagree"));
        var rows = new List<string> { "maj,agree,disagree" };
        foreach (var line in lines.Skip(1))
        {
            var counts = line.Skip(worker).Take(8).GroupBy(label => label, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ToList();
            if (line[agree].Length == 0 || (counts.Count > 1 && counts[0].Count() == counts[1].Count())) continue;
            rows.Add($"{counts[0].Key},{line[agree]},{line[disagree]}");
        }

        return string.Join('\n', rows);
    }

    private static void Close(JsonElement expected, IEnumerable<double> actual)
    {
        double[] values = [.. expected.EnumerateArray().Select(each => each.GetDouble())];
        Assert.Equal(values.Length, actual.Count());
        foreach (var (left, right) in values.Zip(actual)) ReferenceCases.Near(left, right, 1e-7);
    }
}
