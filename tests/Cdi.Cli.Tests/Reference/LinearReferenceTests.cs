using System.Text.Json;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Least squares of few and of many clusters, from the spec to `result.json`, against R (r/linear_clustered.json; 1e-9, CR2 1e-7).</summary>
public sealed class LinearReferenceTests
{
    [Testing.SharedTheory]
    [InlineData("ols-petersen-year", "cr1", "CR1")]
    [InlineData("ols-petersen-year", "cr2", "CR2")]
    [InlineData("ols-grunfeld", "cr0", "CR0")]
    [InlineData("ols-fatalities-pooled", "cr0", "CR0")]
    [InlineData("ols-fatalities-pooled", "cr2", "CR2")]
    [InlineData("ols-felm-llm", "cr1s", "CR1S")]
    [InlineData("ols-felm-llm", "cr2", "CR2")]
    [InlineData("ols-datalm-llm", "hc1", "HC1")]
    [InlineData("ols-datalm-labelled", "hc2", "HC2")]
    [InlineData("ols-datalm-labelled", "hc3", "HC3")]
    [InlineData("ols-datalm-labelled", "model", "model")]
    [InlineData("ols-quine-unequal-clusters", "cr1", "CR1")]
    [InlineData("ols-quine-unequal-clusters", "cr2", "CR2")]
    public void Variances(string id, string word, string key)
    {
        var expected = ReferenceCases.Read("linear_clustered", id);
        var model = expected.GetProperty("model").GetString() ?? "";
        var names = expected.GetProperty("coef").EnumerateArray().Select(each => each.GetString() ?? "").ToList();
        var cluster = key[0] == 'C' ? expected.GetProperty("cluster").GetString() : null;
        var table = LinearTables.Of(id);
        var rows = table.Run(table.Spec($"linear(response{model[model.IndexOf(" ~", StringComparison.Ordinal)..]})", names[1], cluster,
            $"variance = {word}\n  interval = wald"));
        Assert.Equal(names, rows.Select(row => row.Term));
        for (var place = 0; place < names.Count; place++)
        {
            ReferenceCases.Near(expected.GetProperty("estimate")[place].GetDouble(), rows[place].Point, 1e-9);
            ReferenceCases.Near(expected.GetProperty("se").GetProperty(key)[place].GetDouble(), rows[place].Error, word == "cr2" ? 1e-7 : 1e-9);
        }
    }
}
