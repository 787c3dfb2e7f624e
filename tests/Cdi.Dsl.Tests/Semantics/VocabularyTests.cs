using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Tests.Semantics;

/// <summary>Every word of the language works, or is said to come later; every other word has a nearest one.</summary>
public class VocabularyTests
{
    private static readonly Dictionary<string, string> Headers = new(StringComparer.Ordinal)
    {
        ["corpus"] = "corpus mail", ["lexicon"] = "lexicon thanks", ["llm"] = "llm reader", ["human"] = "human coders", ["estimand"] = "estimand gap",
    };

    public static TheoryData<string, string> LaterSettings => Pairs(
        from block in Blocks.All
        from setting in block.Settings
        where !setting.IsSupported
        select (block.Name, setting.Name));

    public static TheoryData<string, string> LaterChoices => Pairs(
        Later("inference", "method = {0}", Choices.Methods)
            .Concat(Later("sampling", "design = {0}", Choices.Designs))
            .Concat(Later("inference", "familywise = {0}", Choices.Familywise))
            .Concat(Later("inference", "variance = {0}(200)", Choices.Variances))
            .Concat(Later("inference", "interval = {0}", Choices.Intervals))
            .Concat(Later("report", "write = [{0}]", Choices.Formats))
            .Concat(Later("llm", "on_failure = {0}(3)", Choices.OnFailure))
            .Concat(Later("human", "collect = {0}", Choices.Collections))
            .Concat(Later("estimand", "target = {0}(tone[hostile])", Estimators.TargetFunctions))
            .Concat(Later("estimand", "model = {0}(tone[hostile] ~ 1 + renter)", Estimators.Models)));

    [Theory]
    [MemberData(nameof(LaterSettings))]
    public void A_setting_that_comes_later_is_CDI1007(string block, string setting)
    {
        var text = block == "prices"
            ? Letters.With("\nreport {", $"\nprices {{\n  {setting} = 1 USD\n}}\n\nreport {{")
            : Letters.Adding(Headers.GetValueOrDefault(block, block), $"{setting} = 1");
        AssertOnly(text, "CDI1007", setting);
    }

    [Theory]
    [MemberData(nameof(LaterChoices))]
    public void A_choice_that_comes_later_is_CDI1007(string block, string line)
    {
        var key = line.Split(' ')[0];
        var header = Headers.GetValueOrDefault(block, block);
        var old = Letters.Spec.Split('\n').SkipWhile(row => row != header + " {").TakeWhile(row => row != "}")
            .FirstOrDefault(row => row.StartsWith($"  {key} =", StringComparison.Ordinal));
        var text = old is null ? Letters.Adding(header, line) : Letters.With("\n" + old + "\n", $"\n  {line}\n");
        AssertOnly(text, "CDI1007", line.Split('=')[1].Trim(' ', '[', ']').Split('(')[0]);
    }

    [Fact]
    public void Every_block_of_the_language_works() => Assert.All(Blocks.All, block => Assert.True(block.IsSupported, block.Name));

    [Theory]
    [InlineData("sampling {", "budgget = 3", "budgget", "Nearest `budget`")]
    [InlineData("inference {", "metod = calibrated", "metod", "Nearest `method`")]
    [InlineData("report {", "titel = \"x\"", "titel", "Nearest `title`")]
    [InlineData("corpus mail {", "extra: indikator from X", "indikator", "Nearest `indicator`")]
    [InlineData("corpus mail {", "extra: indicator = contains_al(body, thanks, match = whole_word)", "contains_al", "Nearest `contains_any`")]
    [InlineData("corpus mail {", "extra: indicator = contains_any(body, thanks, match = hole_word)", "hole_word", "Nearest `whole_word`")]
    [InlineData("estimand gap {", "interval_scale = log_ods", "log_ods", "Nearest `log_odds`")]
    public void An_unknown_word_is_CDI1005_with_the_nearest(string block, string line, string word, string hint)
    {
        var diagnostic = AssertOnly(Letters.With(block, $"{block}\n  {line}"), "CDI1005", word);
        Assert.StartsWith(hint, diagnostic.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\nreport {", "\nreports {", "reports", "Nearest `report`")]
    [InlineData("logistic(", "logistik(", "logistik", "Nearest `logistic`")]
    [InlineData("coefficient(", "coeficient(", "coeficient", "Nearest `coefficient`")]
    [InlineData("300 labels", "300 lables", "lables", "Nearest `labels`")]
    [InlineData("0.80 USD", "0.80 USDD", "USDD", "Nearest `USD`")]
    [InlineData("method = calibrated", "method = calibratd", "calibratd", "Nearest `calibrated`")]
    [InlineData("human_only @ uniform", "human_only @ uniforn", "uniforn", "Nearest `uniform`")]
    [InlineData("[html]", "[htlm]", "htlm", "Nearest `html`")]
    [InlineData("outcome anger number 0..10", "outcome anger numer 0..10", "numer", "Nearest `number`")]
    public void A_misspelt_word_is_CDI1005_with_the_nearest(string old, string @new, string word, string hint)
    {
        var text = Letters.With(old, @new);
        var diagnostic = Compiled.Text(text).Diagnostics.First();
        Assert.Equal(("CDI1005", word), (diagnostic.Code, Slice(text, diagnostic.Span)));
        Assert.StartsWith(hint, diagnostic.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_table_names_each_word_once()
    {
        Assert.All(Blocks.All, block => Assert.Equal(block.Settings.Select(setting => setting.Name).Distinct(),
            block.Settings.Select(setting => setting.Name)));
        IReadOnlyList<string>[] tables =
        [
            Choices.Methods.Names, Choices.Designs.Names, Choices.Units.Names, Choices.ColumnTypes.Names, Estimators.Models.Names,
            Estimators.TargetFunctions.Names, Choices.Scales.Names, Choices.Formats.Names,
        ];
        Assert.All(tables, names => Assert.Equal(names.Distinct(), names));
    }

    private static IEnumerable<(string, string)> Later<T>(string block, string line, ChoiceTable<T> table) =>
        table.Later.Select(word => (block, line.Replace("{0}", word.Name, StringComparison.Ordinal)));

    private static TheoryData<string, string> Pairs(IEnumerable<(string First, string Second)> pairs)
    {
        var data = new TheoryData<string, string>();
        foreach (var (first, second) in pairs) data.Add(first, second);
        return data;
    }

    private static Diagnostic AssertOnly(string text, string code, string word)
    {
        var result = Compiled.Text(text);
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal((code, word), (diagnostic.Code, Slice(text, diagnostic.Span)));
        return diagnostic;
    }

    private static string Slice(string text, TextSpan span) => text.Substring(span.Start, span.Length);
}
