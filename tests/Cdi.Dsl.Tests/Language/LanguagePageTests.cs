using Cdi.Dsl.Formatting;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Tests.Language;

public sealed class LanguagePageTests
{
    public static TheoryData<int> Lines => [.. LanguageExample.All.Select(example => example.Line)];

    public static TheoryData<string> BlockNames => [.. Blocks.All.Where(block => block.Settings.Length > 0).Select(block => block.Name)];

    [Fact]
    public void The_first_study_compiles_without_any_diagnostic()
    {
        var result = Compiled.Text(LanguageExample.Study);
        Assert.True(result.Diagnostics.IsEmpty, Compiled.Rendered("study.cdi", LanguageExample.Study, result.Diagnostics));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Every_example_compiles_or_says_that_it_has_to_wait(int line)
    {
        var example = Example(line);
        var result = StudyCompiler.Compile("language.cdi", example.File, LanguageExample.Import);
        var errors = result.Diagnostics.Where(diagnostic => diagnostic.IsError).ToList();
        if (example.IsLater) Assert.All(errors, error => Assert.True(error.Code == "CDI1007", error.Message));
        else Assert.True(errors.Count == 0, Compiled.Rendered("language.cdi", example.File, errors));
        Assert.Equal(example.IsLater, errors.Count > 0);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Every_example_is_in_canonical_layout(int line)
    {
        var text = Example(line).Text;
        var file = text.StartsWith("cdi 1", StringComparison.Ordinal) ? text : "cdi 1\n\n" + text;
        Assert.Equal(file, StudyFormatter.Format(new SourceText("example.cdi", file)).Text);
    }

    [Theory]
    [MemberData(nameof(BlockNames))]
    public void The_table_of_a_block_is_its_vocabulary(string name)
    {
        var block = Blocks.All.Single(block => block.Name == name);
        var expected = new[] { block }.Concat(block.Blocks).SelectMany(one => one.Settings)
            .Select(setting => $"{setting.Name} | {Plain(setting.Takes)} | {(setting.IsSupported ? Plain(setting.Default ?? "") : "*later*")}");
        Assert.Equal(expected, Rows(name));
    }

    [Fact]
    public void The_list_of_units_is_the_vocabulary() => Assert.Contains(
        $"The list is closed: `{string.Join(" ", Choices.Units.Names)}`.", Compiled.Read("specs/language.md"));

    [Fact]
    public void Every_column_type_method_and_design_is_named()
    {
        var page = Compiled.Read("specs/language.md") ?? "";
        var names = Choices.ColumnTypes.Names.Concat(Choices.Methods.Choices.Select(choice => choice.Name)).Concat(
            Choices.Designs.Choices.Select(choice => choice.Name));
        Assert.All(names, name => Assert.Contains("`" + name, page));
    }

    private static LanguageExample Example(int line) => LanguageExample.All.Single(example => example.Line == line);

    // The rows of all tables between the heading of a block and the next heading, as `name | takes | default`.
    private static IEnumerable<string> Rows(string name) => (Compiled.Read("specs/language.md") ?? "").Split('\n')
        .SkipWhile(line => !line.StartsWith($"### `{name}", StringComparison.Ordinal))
        .Skip(1)
        .TakeWhile(line => !line.StartsWith('#'))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => string.Join(" | ", line.Trim().Trim('|').Split('|').Select(cell => Plain(cell.Trim()))));

    private static string Plain(string words) => words.Replace("`", "");
}
