using System.Globalization;
using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Rows that stand for several texts, `frequency` of the corpus, from the spec to `result.json`, against R on rows written out (r/glm.json, 1e-8;
/// r/categorical.json, 1e-7).</summary>
public sealed class FrequencyReferenceTests
{
    private static readonly LabelledTable Births = new("reference/r/data/birthwt.csv",
        "lwt: number from lwt; race: factor(\"1\", \"2\", \"3\") from race; smoke: indicator from smoke; fw: count from fw; frequency = fw",
        "{\n  yes = \"Yes\"\n  no = \"No\"\n}", "low where { 1 = yes, 0 = no }")
    {
        Prepare = csv => string.Join('\n', csv.Split('\n').Select((line, row) => line.Trim().Length == 0 ? line
            : line.TrimEnd('\r') + "," + (row == 0 ? "fw" : Frequency(line.Split(',')).ToString(CultureInfo.InvariantCulture)))),
    };

    private static readonly LabelledTable Housing = new("reference/r/data/housing.csv",
        "Infl: factor(\"Low\", \"Medium\", \"High\") from Infl; Type: factor(\"Tower\", \"Apartment\", \"Atrium\", \"Terrace\") from Type; "
            + "Cont: factor(\"Low\", \"High\") from Cont; Freq: count from Freq; frequency = Freq",
        "ordered {\n  Low = \"Low\"\n  Medium = \"Medium\"\n  High = \"High\"\n}", "Sat");

    [SharedTheory]
    [InlineData("model", "model_expected")]
    [InlineData("hc0", "HC0")]
    [InlineData("hc1", "HC1")]
    [InlineData("hc3", "HC3")]
    public void A_logit_of_rows_that_stand_for_several_births(string word, string key) => Compare("glm", "logit-birthwt-frequency-weights", Births,
        "logistic(response[yes] ~ lwt + factor(race) + smoke)", "lwt", word, key, 1e-8);

    [SharedTheory]
    [InlineData("mnl-housing-freq", "multinomial", "model", "model")]
    [InlineData("mnl-housing-freq", "multinomial", "hc0", "HC0_frequency")]
    [InlineData("ord-logit-housing-freq", "ordered_logit", "hc0", "HC0_frequency")]
    [InlineData("ord-probit-housing-freq", "ordered_probit", "hc0", "HC0_frequency")]
    [InlineData("ord-cloglog-housing-freq", "ordered_cloglog", "hc0", "HC0_frequency")]
    public void Models_of_classes_of_a_table_of_counts(string id, string model, string word, string key) => Compare("categorical", id,
        model == "multinomial" ? Housing with { Outcome = Housing.Outcome.Replace("ordered ", "", StringComparison.Ordinal) } : Housing,
        $"{model}(response ~ Infl + Type + Cont)", model == "multinomial" ? "Medium:InflMedium" : "InflMedium", word, key, 1e-7);

    [SharedTheory]
    [InlineData("mnl-housing-freq", "multinomial")]
    [InlineData("ord-logit-housing-freq", "ordered_logit")]
    [InlineData("ord-probit-housing-freq", "ordered_probit")]
    [InlineData("ord-cloglog-housing-freq", "ordered_cloglog")]
    public void The_same_counts_as_weights(string id, string model)
    {
        var weighted = Housing with { Columns = Housing.Columns.Replace("frequency = Freq", "weight = Freq", StringComparison.Ordinal) };
        if (model == "multinomial") weighted = weighted with { Outcome = Housing.Outcome.Replace("ordered ", "", StringComparison.Ordinal) };
        Compare("categorical", id, weighted,
            $"{model}(response ~ Infl + Type + Cont)", model == "multinomial" ? "Medium:InflMedium" : "InflMedium", "hc0", "HC0_probability", 1e-7);
    }

    // 1 + (race == 1) + 2 smoke.
    private static int Frequency(string[] cells) => 1 + (cells[3] == "1" ? 1 : 0) + (2 * int.Parse(cells[4], CultureInfo.InvariantCulture));

    private static void Compare(
        string family, string id, LabelledTable table, string model, string coefficient, string word, string key, double tolerance)
    {
        var expected = ReferenceCases.Read(family, id);
        var estimates = table.Run(table.Spec(model, coefficient, null, $"variance = {word}\n  interval = wald"));
        Close(expected.GetProperty("estimate"), estimates.Select(each => each.Point), tolerance);
        Close(expected.GetProperty("se").GetProperty(key), estimates.Select(each => each.Error), tolerance);
    }

    private static void Close(JsonElement expected, IEnumerable<double> actual, double tolerance)
    {
        double[] values = [.. expected.EnumerateArray().Select(each => each.GetDouble())];
        Assert.Equal(values.Length, actual.Count());
        foreach (var (left, right) in values.Zip(actual)) ReferenceCases.Near(left, right, tolerance);
    }
}
