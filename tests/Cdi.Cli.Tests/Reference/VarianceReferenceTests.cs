using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Words for variances and models, from the spec to `result.json`, against R (r/linear_clustered.json, r/glm.json; 1e-8, CR2 1e-7).</summary>
public sealed class VarianceReferenceTests
{
    private const string Reported = "pred_countyWrong + prefecWrong + connect2b + prevalence + regionj + groupIssue";

    private const string Number = "number -100000..100000 {\n}";

    private static readonly LabelledTable Petersen = new("reference/r/data/petersen.csv", "x: number from x; firm: factor from firm", Number, "y");
    private static readonly LabelledTable Cars = new(
        "reference/r/data/mtcars.csv", "wt: number from wt; hp: number from hp; cyl: factor from cyl", Number, "mpg");

    private static readonly LabelledTable Shifts = Cars with { Outcome = "{\n  manual = \"Manual\"\n  automatic = \"Automatic\"\n}",
        Label = "am where { 1 = manual, 0 = automatic }" };

    private static readonly LabelledTable Firms = new(
        "reference/r/data/grunfeld.csv", "value: number from value; capital: number from capital; firm: factor from firm", Number, "inv");

    private static readonly LabelledTable Hills = new(
        "reference/r/data/hills.csv", "dist: number from dist; climb: number from climb", "number 0..1000 {\n}", "time");

    private static readonly LabelledTable Seizures = new(
        "reference/r/data/epil.csv", "lbase: number from lbase; lage: number from lage; V4: indicator from V4; treatment: factor from trt; "
            + "trtprogabide: indicator = treatment == \"progabide\"; subject: factor from subject", "number 0..1000 {\n}", "y");

    private static readonly LabelledTable Absences = new(
        "reference/r/data/quine.csv", "Eth: factor(\"A\", \"N\") from Eth; Sex: factor(\"F\", \"M\") from Sex; "
            + "Age: factor(\"F0\", \"F1\", \"F2\", \"F3\") from Age; Lrn: factor(\"AL\", \"SL\") from Lrn", "number 0..1000 {\n}", "Days");

    private static readonly LabelledTable Bacteria = new(
        "reference/r/data/bacteria.csv", "ID: factor from ID; week: number from week; treatment: factor from trt; drug: indicator = treatment == \"drug\"; "
            + "more: indicator = treatment == \"drug+\"; late: indicator = week >= 3", "{\n  yes = \"Yes\"\n  no = \"No\"\n}", "y where { y = yes, n = no }");

    private static readonly LabelledTable Complaints = new(
        "data/panchen/panchen.csv", string.Join("; ", new[] { "pred_countyWrong", "prefecWrong", "connect2b", "prevalence", "regionj", "groupIssue" }
            .Select(name => $"{name}: indicator from {name}")), "{\n  sent = \"Sent\"\n  kept = \"Kept\"\n}", "SendOrNot where { 1 = sent, 0 = kept }");

    [SharedTheory]
    [InlineData("hc1", "HC1")]
    [InlineData("hc2", "HC2")]
    [InlineData("cr1", "CR1")]
    [InlineData("cr1s", "CR1S")]
    public void Least_squares_of_five_hundred_firms(string word, string key) =>
        Compare("linear_clustered", "ols-petersen", Petersen, "linear(response ~ x)", "x", key.StartsWith('C') ? "firm" : null, word, key);

    [SharedFact]
    public void Clusters_of_two_columns_cross()
    {
        var both = Petersen with { Columns = Petersen.Columns + "; year: factor from year" };
        Compare("linear_clustered", "ols-petersen", both, "linear(response ~ x)", "x", "[firm, year]", "cr1s", "CR1S_twoway");
        Compare("linear_clustered", "ols-petersen", both, "linear(response ~ x)", "x", "[year, firm]", "cr1s", "CR1S_twoway");

        // A column that tells no more than the first adds what it takes off.
        var firms = both.Run(both.Spec("linear(response ~ x)", "x", "firm", "variance = cr0\n  interval = wald"));
        var same = both with { Columns = both.Columns + "; same: id from firm" };
        var twice = same.Run(same.Spec("linear(response ~ x)", "x", "[firm, same]", "variance = cr0\n  interval = wald"));
        foreach (var (one, other) in firms.Zip(twice)) Assert.Equal(one.Error, other.Error, 1e-12);
    }

    [SharedTheory]
    [InlineData("hc0", "HC0")]
    [InlineData("hc3", "HC3")]
    [InlineData("cr0", "CR0")]
    [InlineData("cluster", "CR1")]
    [InlineData("cr2", "CR2")]
    public void Least_squares_of_three_clusters(string word, string key) =>
        Compare("linear_clustered", "ols-mtcars-few-clusters", Cars, "linear(response ~ wt + hp)", "wt", key.StartsWith('C') ? "cyl" : null, word, key);

    [SharedTheory]
    [InlineData("cr1s", "CR1S")]
    [InlineData("cr2", "CR2")]
    public void Least_squares_of_ten_firms(string word, string key) =>
        Compare("linear_clustered", "ols-grunfeld", Firms, "linear(response ~ value + capital)", "value", "firm", word, key);

    [SharedTheory]
    [InlineData("hc0", "HC0")]
    [InlineData("hc3", "HC3")]
    public void Logits(string word, string key) => Compare("glm", "logit-mtcars", Shifts, "logistic(response[manual] ~ wt + hp)", "wt", null, word, key);

    [SharedFact]
    public void Probits_and_complementary_logarithms()
    {
        // The Hessian of an M-estimator is the observed one.
        Compare("glm", "probit-mtcars", Shifts, "probit(response[manual] ~ wt + hp)", "wt", null, "hc0", "HC0_observed");
        Compare("glm", "probit-panchen", Complaints, "probit(response[sent] ~ " + Reported + ")",
            "connect2b", null, "hc0", "HC0_observed");
        Compare("glm", "cloglog-panchen", Complaints, "cloglog(response[sent] ~ " + Reported + ")",
            "connect2b", null, "hc0", "HC0_observed");
        Compare("glm", "probit-bacteria-cluster", Bacteria, "probit(response[yes] ~ drug + more + late)", "late", "ID", "cr0", "CR0_observed");
    }

    [SharedFact]
    public void Gamma_with_a_logarithm() =>
        Compare("glm", "gamma-log-hills", Hills, "gamma(response ~ log(dist) + climb)", "log(dist)", null, "hc0", "HC0_observed");

    [SharedTheory]
    [InlineData("hc0", "HC0_observed")]
    [InlineData("model", "model_expected")]
    public void Inverse_Gaussian_with_a_logarithm(string word, string key) =>
        Compare("glm", "inverse-gaussian-log-hills", Hills, "inverse_gaussian(response ~ log(dist) + climb)", "log(dist)", null, word, key);

    [SharedTheory]
    [InlineData("hc0", "HC0_observed")]
    [InlineData("model", "model_expected")]
    public void Negative_binomial_with_a_given_theta(string word, string key) => Compare("glm", "negbin-given-theta-2-quine", Absences,
        "negative_binomial(response ~ Sex + Age + Eth + Lrn, theta = 2)", "SexM", null, word, key);

    [SharedTheory]
    [InlineData("hc2", "HC2")]
    [InlineData("cr1s", "CR1S")]
    public void Poisson_with_an_interaction(string word, string key) => Compare(
        "glm", "poisson-epil-cluster", Seizures, "poisson(response ~ lbase * trtprogabide + lage + V4)", "lbase", key[0] == 'C' ? "subject" : null, word, key);

    [SharedTheory]
    [InlineData("linear_clustered", "ols-mtcars-few-clusters", "linear(response ~ wt + hp)", "model")]
    [InlineData("linear_clustered", "ols-petersen", "linear(response ~ x)", "model")]
    [InlineData("glm", "logit-mtcars", "logistic(response[manual] ~ wt + hp)", "model_expected")]
    [InlineData("glm", "probit-mtcars", "probit(response[manual] ~ wt + hp)", "model_expected")]
    [InlineData("glm", "probit-panchen", "probit(response[sent] ~ " + Reported + ")", "model_expected")]
    [InlineData("glm", "cloglog-panchen", "cloglog(response[sent] ~ " + Reported + ")", "model_expected")]
    [InlineData("glm", "poisson-epil-cluster", "poisson(response ~ lbase * trtprogabide + lage + V4)", "model_expected")]
    [InlineData("glm", "gamma-log-hills", "gamma(response ~ log(dist) + climb)", "model_expected")]
    public void A_model_taken_for_true_has_what_vcov_prints(string family, string id, string model, string key)
    {
        var table = id switch
        {
            "ols-petersen" => Petersen, "ols-mtcars-few-clusters" => Cars, "probit-panchen" or "cloglog-panchen" => Complaints,
            "poisson-epil-cluster" => Seizures, "gamma-log-hills" => Hills, _ => Shifts,
        };
        var first = model[(model.IndexOf('~', StringComparison.Ordinal) + 2)..].Split(" + ")[^1].TrimEnd(')');
        Compare(family, id, table, model, first, null, "model", key);
    }

    [SharedTheory]
    [InlineData(null, "HC0", "one_step")]
    [InlineData("firm", "CR0", "one_step")]
    [InlineData("firm", "CR0", "full")]
    public void A_bootstrap_has_the_standard_errors_of_its_sandwich(string? cluster, string key, string refit)
    {
        // 499 replicates: a standard error errs by 1/√998 = 3.2 % of itself; four of them, and 2 % for 500 clusters.
        var expected = ReferenceCases.Read("linear_clustered", "ols-petersen");
        var spec = Petersen.Spec("linear(response ~ x)", "x", cluster, $"variance = bootstrap, replicates = 499, refit = {refit}\n  interval = bca");
        var estimates = Petersen.Run(spec);
        Assert.Equal(estimates, Petersen.Run(spec));
        Assert.NotEqual(estimates, Petersen.Run(spec.Replace("seed = 1", "seed = 2", StringComparison.Ordinal)));
        foreach (var (error, row) in expected.GetProperty("se").GetProperty(key).EnumerateArray().Zip(estimates))
            Assert.InRange(row.Error / error.GetDouble(), 1 - 0.148, 1 + 0.148);
    }

    private static void Compare(
        string family, string id, LabelledTable table, string model, string coefficient, string? cluster, string word, string key)
    {
        var expected = ReferenceCases.Read(family, id);
        var estimates = table.Run(table.Spec(model, coefficient, cluster, $"variance = {word}\n  interval = wald"));
        Close(expected.GetProperty("estimate"), estimates.Select(each => each.Point), 1e-8);
        Close(expected.GetProperty("se").GetProperty(key), estimates.Select(each => each.Error), word == "cr2" ? 1e-7 : 1e-8);
    }

    private static void Close(JsonElement expected, IEnumerable<double> actual, double tolerance)
    {
        double[] values = [.. expected.EnumerateArray().Select(each => each.GetDouble())];
        Assert.Equal(values.Length, actual.Count());
        foreach (var (left, right) in values.Zip(actual)) ReferenceCases.Near(left, right, tolerance);
    }
}
