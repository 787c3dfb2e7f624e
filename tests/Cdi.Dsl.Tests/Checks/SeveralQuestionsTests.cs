using Cdi.Dsl.Formatting;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Tests.Checks;

/// <summary>Labels that follow from several questions: columns of answers for each annotator, and examples that stand in the spec.</summary>
public sealed class SeveralQuestionsTests
{
    private const string Columns = "    attack = [ann_attack, bob_attack] where { 1 = yes, 0 = no }\n    group = [ann_group, bob_group]\n";
    private const string Written = "  examples {\n    \"You are vermin.\" = [attack = yes, group = yes]\n    \"Thank you.\" = [attack = no]\n  }\n";

    [Fact]
    public void A_column_for_each_annotator_and_question_is_in_plan_and_code_and_is_formatted_as_it_stands()
    {
        var result = Compiled.Text(Study(columns: Columns));
        Assert.Empty(result.Diagnostics);
        var answers = result.Plan?.Humans.Single().Recorded?.Answers;
        Assert.Equal([("attack", "ann_attack", "bob_attack"), ("group", "ann_group", "bob_group")],
            (answers ?? []).Select(each => (each.Question, each.Column, each.OtherColumns.Single())));
        Assert.Contains(result.Sources, source => source.Text.ToString().Contains(
            "new(\"human.coders.recorded.attack.2\", \"bob_attack\", ", StringComparison.Ordinal));
        Assert.Equal(Study(columns: Columns), Formatted(Study(columns: Columns)));
    }

    [Theory]
    [InlineData("    attack = [ann_attack, bob_attack]\n    group = ann_group\n", "CDI2014")]
    [InlineData("    attack = [ann_attack, bob_attack]\n    group = [ann_group, bob_group, eva_group]\n", "CDI2014")]
    [InlineData("    attack = [ann_attack, ann_attack]\n    group = [ann_group, bob_group]\n", "CDI2014")]
    [InlineData("    attack = [ann_attack]\n    group = [ann_group]\n", "CDI2014")]
    [InlineData("    annotator = who\n    attack = [ann_attack, bob_attack]\n    group = [ann_group, bob_group]\n", "CDI2014")]
    [InlineData("    attack = [ann_attack, bob_attack]\n", "CDI2013")]
    [InlineData("    attack = [ann_attack, bob_attack] where { 1 = yess }\n    group = [ann_group, bob_group]\n", "CDI2004")]
    public void Columns_that_do_not_go_together_are_told(string columns, string code) =>
        Assert.Equal([code], Compiled.Codes(Study(columns: columns)).Distinct());

    [Fact]
    public void Columns_of_annotators_need_a_file_and_a_model_has_one_of_each_question()
    {
        Assert.Equal(["CDI2013"], Compiled.Codes(Study(columns: Columns).Replace("    source = \"coders.csv\"\n    key = id\n", "", StringComparison.Ordinal))
            .Distinct());
        Assert.Contains("CDI2014", Compiled.Codes(Study(columns: Columns, model: "  recorded {\n" + Columns + "  }\n  on_failure = annotate\n")));
        Assert.Contains("CDI4014", Compiled.Codes(Study(columns: Columns,
            model: "  recorded {\n    source = \"coders.csv\"\n    key = id\n    attack = m_attack\n    group = bob_group\n  }\n  on_failure = annotate\n")));
    }

    [Fact]
    public void Examples_of_the_spec_have_an_answer_to_each_question_in_plan_and_code()
    {
        var text = Study(Written);
        var result = Compiled.Text(text);
        Assert.Empty(result.Diagnostics);
        Assert.Equal([("You are vermin.", "yes yes"), ("Thank you.", "no ")],
            (result.Plan?.Llms[0].Examples?.Written ?? []).Select(each => (each.Text, string.Join(" ", each.Answers))));
        Assert.Contains(result.Sources, source => source.Text.ToString().Contains(
            "new(\"Thank you.\", \"\") { Answers = [\"no\", \"\"] },", StringComparison.Ordinal));
        Assert.Equal(text, Formatted(text));
    }

    [Theory]
    [InlineData("[attack = yes, group = yes]\n    \"Thank you.\" = no", "CDI4078")]
    [InlineData("[attack = yes]", "CDI4078")]
    [InlineData("[attack = yes, group = maybe]", "CDI2004")]
    [InlineData("[attack = yes, target = yes]", "CDI2014")]
    [InlineData("[attack = yes, attack = no, group = no]", "CDI2014")]
    [InlineData("[yes, no]", "CDI2014")]
    [InlineData("[attack = 1, group = yes]", "CDI2014")]
    [InlineData("[]", "CDI2014")]
    [InlineData("3", "CDI2014")]
    public void Examples_that_answer_no_question_are_told(string answers, string code) =>
        Assert.Equal([code], Compiled.Codes(Study($"  examples {{\n    \"You are vermin.\" = {answers}\n  }}\n")).Distinct());

    [Fact]
    public void A_question_with_a_name_between_backticks_is_answered_by_it()
    {
        var text = Study(Written).Replace("group", "`a group`", StringComparison.Ordinal);
        Assert.Empty(Compiled.Text(text).Diagnostics);
        Assert.Equal(text, Formatted(text));
    }

    [Fact]
    public void A_label_that_is_asked_for_itself_takes_no_list_of_answers() => Assert.Contains("CDI2014", Compiled.Codes(
        Study(Written).Replace(Questions, "", StringComparison.Ordinal).Replace("{question}", "Hateful?", StringComparison.Ordinal)));

    private static string? Formatted(string text) => StudyFormatter.Format(new SourceText("study.cdi", text)).Text;

    private const string Questions = """

          question attack {
            text = "Does the letter attack somebody?"
            yes = "Yes"
            no = "No"
          }

          question group {
            text = "Is the target a group?"
            yes = "Yes"
            no = "No"
          }

          derive yes = attack[yes] and group[yes]

        """;

    private static string Study(string examples = "", string? columns = null, string? model = null) =>
        HostileLetters.Of(Models(examples, model), Humans(columns), Hate, "hate[yes]");

    private const string Hate = $$"""
        outcome hate {
          yes = "Hateful"
          no = "Not hateful"
        {{Questions}}}

        """;

    private static string Models(string examples, string? model) => $$""""
        llm reader {
        {{model ?? $$"""
          model = "gpt-4o-2024-08-06"
          temperature = 0
          max_tokens = 5
          label = {{Quotes}}
            {question}
            {options}
        {{(examples.Length > 0 ? "    {examples}\n" : "")}}    {body}
            {{Quotes}}
        {{examples}}  on_failure = annotate

        """}}}

        """";

    private static string Humans(string? columns) => $$"""
        human coders {
          aggregate = majority
          nonresponse = weights
        {{(columns is null ? "  labels_per_text = 2 labels\n" : $"  recorded {{\n    source = \"coders.csv\"\n    key = id\n{columns}  }}\n")}}}

        """;

    private const string Quotes = "\"\"\"";
}
