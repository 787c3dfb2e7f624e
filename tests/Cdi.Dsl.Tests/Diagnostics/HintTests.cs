using Cdi.Dsl.Diagnostics;

namespace Cdi.Dsl.Tests.Diagnostics;

/// <summary>A hint recommends nothing that is refused in turn: what it names in place of a mistake compiles there.</summary>
public class HintTests
{
    [Theory]
    [InlineData("method = calibrated", "method: calibrated", "a setting with an equals sign: `name = value`.")]
    [InlineData("~ 1 + renter)", "~ 1 + topic)", "A column of the file is declared in the corpus: `topic: type from topic`.")]
    [InlineData("~ 1 + renter)", "~ 1 + `main topic`)", "A column of the file is declared in the corpus: `name: type from column`.")]
    public void A_hint_says_how_what_was_meant_is_written(string old, string wrong, string hint) =>
        Assert.Contains(Compiled.Text(Replace(old, wrong)).Diagnostics, diagnostic => diagnostic.Hint.EndsWith(hint, StringComparison.Ordinal));

    [Theory]
    [InlineData("alpha = 0.1", "alpha = 0.95", "alpha = 0.05", "{0}")]
    [InlineData("alpha = 0.1", "alpha = 95", "alpha = 0.05", "{0}")]
    [InlineData("alpha = 0.1", "alpha = 5", "alpha = 0.05", "{0}")]
    [InlineData("alpha = 0.1", "alpha = 0", "alpha = 0.05", "{0}")]
    [InlineData("alpha = 0.1", "alpha = 0,05", "0.05", "alpha = {0}")]
    [InlineData("alpha = 0.1", "alpha = 5%", "0.05", "alpha = {0}")]
    [InlineData("alpha = 0.1", "", "alpha = 0.1", "{0}")]
    [InlineData("generalise = corpus", "", "generalise = corpus", "{0}")]
    [InlineData("generalise = corpus", "generalise = pop", "population", "generalise = {0}")]
    [InlineData("method = calibrated", "method = \"calibrated\"", "calibrated", "method = {0}")]
    [InlineData("method = calibrated", "method = classical", "human_only", "method = {0}")]
    [InlineData("method = calibrated", "method = imputation", "llm_only", "method = {0}")]
    [InlineData("method = calibrated", "method = llm_only", "calibrated", "method = {0}")]
    [InlineData("method = calibrated", "method = ppi", "confidence_driven", "method = {0}")]
    [InlineData("tau = 0.2", "tau = 0", "tau = 0.1", "{0}")]
    [InlineData("tau = 0.2", "tau = 0,2", "0.2", "tau = {0}")]
    [InlineData("budget = 300 labels", "budget = 300", "300 labels", "budget = {0}")]
    [InlineData("budget = 300 labels", "", "budget = 500 labels", "{0}")]
    [InlineData("design = error", "design = random", "uniform", "design = {0}")]
    [InlineData("burn_in = 60 labels", "burn_in = 5 labels", "design = leverage", "{0}", "design = error", "")]
    [InlineData("compare = [human_only @ uniform]", "compare = llm_only", "[llm_only]", "compare = {0}")]
    [InlineData("compare = [human_only @ uniform]", "compare = [ppi]", "ppi @ uniform", "compare = [{0}]")]
    [InlineData("compare = [human_only @ uniform]", "compare = [ppi++ @ uniform]", "ppi_tuned", "compare = [{0} @ uniform]")]
    [InlineData("write = [html]", "write = [latex]", "tex", "write = [{0}]")]
    [InlineData("write = [html]", "write = [md]", "markdown", "write = [{0}]")]
    [InlineData("title = \"Letters\"", "title = Letters", "\"Letters\"", "title = {0}")]
    [InlineData("on_failure = annotate", "on_failure = drop", "on_failure = annotate", "{0}")]
    [InlineData("on_failure = annotate", "on_failure = retry", "annotate", "on_failure = {0}")]
    [InlineData("temperature = 0", "temperature = 1", "temperature = 0", "{0}")]
    [InlineData("reward = 0.80 USD", "reward = 0.80", "0.80 USD", "reward = {0}")]
    [InlineData("reward = 0.80 USD", "labels_per_text = 3 labels", "labels_per_text = 1 label", "{0}")]
    [InlineData("label = coder where { 1 = hostile, 0 = civil }", "label = coder where { hostile = 1, civil = 0 }", "1 = hostile",
        "label = coder where {{ {0}, 0 = civil }}")]
    [InlineData("model = logistic(tone[hostile] ~ 1 + renter)", "model = logit(tone[hostile] ~ 1 + renter)", "logistic",
        "model = {0}(tone[hostile] ~ 1 + renter)")]
    [InlineData("model = logistic(tone[hostile] ~ 1 + renter)", "model = lm(tone[hostile] ~ 1 + renter)", "linear", "model = {0}(tone[hostile] ~ 1 + renter)")]
    [InlineData("model = logistic(tone[hostile] ~ 1 + renter)", "model = logistic(tone ~ 1 + renter)", "tone[hostile]", "model = logistic({0} ~ 1 + renter)")]
    [InlineData("model = logistic(tone[hostile] ~ 1 + renter)", "model = logistic(tone[hostile] ~ 1 + renter + age^2)", "age",
        "model = logistic(tone[hostile] ~ 1 + renter + {0})")]
    [InlineData("model = logistic(tone[hostile] ~ 1 + renter)", "model = logistic(tone[hostile] ~ 1 + renters)", "renter",
        "model = logistic(tone[hostile] ~ 1 + {0})")]
    [InlineData("target = coefficient(renter)", "", "target = coefficient(term)", "target = coefficient(renter)")]
    [InlineData("budget = 300 labels\n  burn_in = 60 labels\n  rounds = 4\n  design = error\n  tau = 0.2", "given = random", "uniform", "given = {0}",
        "compare = [human_only @ uniform]", "compare = [human_only]")]
    [InlineData("target = coefficient(renter)", "target = coef(renter)", "coefficient", "target = {0}(renter)")]
    [InlineData("target = coefficient(renter)", "target = coefficient(renter)\n  interval_scale = proportion", "ratio",
        "target = coefficient(renter)\n  interval_scale = {0}")]
    [InlineData("lawyer: indicator from Lawyer", "lawyer: indicator = contains_any(body, thanks)", "contains_any(body, thanks, match = whole_word)",
        "lawyer: indicator = {0}")]
    [InlineData("lawyer: indicator from Lawyer", "lawyer: bool from Lawyer", "indicator", "lawyer: {0} from Lawyer")]
    [InlineData("    {options}\n", "    Of {year}: {options}\n", "{year:0}", "    Of {0}: {{options}}\n")]
    [InlineData("    {body}\n", "", "{body}", "    {0}\n")]
    public void What_a_hint_names_compiles_in_place_of_the_mistake(
        string old, string wrong, string fragment, string right, string otherOld = "alpha = 0.1", string otherNew = "alpha = 0.1")
    {
        var mistaken = Compiled.Text(Replace(old, wrong)).Diagnostics;
        Assert.Contains(mistaken, diagnostic => diagnostic.Hint.Contains($"`{fragment}`", StringComparison.Ordinal));
        var mended = right.Replace("{{", "\u0001").Replace("}}", "\u0002").Replace("{0}", fragment).Replace("\u0001", "{").Replace("\u0002", "}");
        var left = Compiled.Text(Replace(old, mended).Replace(old == otherOld ? "\0" : otherOld, otherNew)).Diagnostics;
        Assert.DoesNotContain(left, diagnostic => diagnostic.IsError);
        Assert.DoesNotContain(left, diagnostic => mistaken.Any(before => before.Code == diagnostic.Code && before.Message == diagnostic.Message));
    }

    private static string Replace(string old, string @new)
    {
        Assert.Contains(old, Letters.Spec);
        var at = Letters.Spec.IndexOf(old, StringComparison.Ordinal);
        return Letters.Spec.Remove(at, old.Length).Insert(at, @new);
    }
}
