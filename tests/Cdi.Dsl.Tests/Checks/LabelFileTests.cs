namespace Cdi.Dsl.Tests.Checks;

/// <summary>Labels in files of their own: what such a block needs, and what several labels of one text can become.</summary>
public sealed class LabelFileTests
{
    private const string Models = """
        llm reader {
          on_failure = annotate
          recorded {
            source = "models.tsv"
            key = item
            annotator = model
            only = "gpt-4o"
            label = said
          }
        }

        """;

    private const string Humans = """
        human coders {
          aggregate = majority
          nonresponse = weights
          recorded {
            source = "coders.csv"
            key = id
            annotator = coder
            label = said where { 1 = hostile, 0 = civil }
          }
        }

        """;

    private static readonly string Study = HostileLetters.Of(
        Models, Humans, "outcome tone {\n  hostile = \"Hostile\"\n  civil = \"Civil\"\n}\n", "tone[hostile]", "  generalise = population\n");

    [Fact]
    public void A_study_with_labels_in_two_files_compiles_and_is_formatted_as_it_stands()
    {
        Assert.Empty(Compiled.Text(Study).Diagnostics);
        Assert.Equal(Study, Cdi.Dsl.Formatting.StudyFormatter.Format(new Cdi.Dsl.Text.SourceText("study.cdi", Study)).Text);
    }

    [Theory]
    [InlineData("    key = id\n", "", "CDI2013")]
    [InlineData("    source = \"coders.csv\"\n", "", "CDI2013")]
    [InlineData("source = \"coders.csv\"", "source = \"coders.dat\"", "CDI2013")]
    [InlineData("source = \"coders.csv\"", "source = \"coders.jsonl\"\n    delimiter = \";\"", "CDI2016")]
    [InlineData("source = \"coders.csv\"", "source = \"https://me:secret@files.example/coders.csv\"", "CDI2030")]
    [InlineData("source = \"coders.csv\"", "source = \"coders.csv\"\n    sha256 = \"abc\"", "CDI2014")]
    [InlineData("    only = \"gpt-4o\"\n", "", "CDI2013")]
    [InlineData("only = \"gpt-4o\"", "only = [\"gpt-4o\", \"claude\"]", "CDI2013")]
    [InlineData("aggregate = majority", "aggregate = mean", "CDI2014")]
    [InlineData("aggregate = majority", "aggregate = dawid_skene", "CDI1007")]
    [InlineData("    annotator = coder\n", "    only = \"ann\"\n", "CDI2013")]
    [InlineData("  key = letter\n", "  key = row_number\n", "CDI2013")]
    public void What_such_a_block_cannot_be_is_told(string old, string @new, string code)
    {
        Assert.Contains(old, Study, StringComparison.Ordinal);
        var found = Compiled.Text(Study.Replace(old, @new, StringComparison.Ordinal)).Diagnostics;
        Assert.Contains(found, each => each.Code == code);
        Assert.All(found, each => Assert.Contains(each.Code, new[] { code, "CDI5017", "CDI2012" }));
    }

    [Fact]
    public void Without_annotators_an_aggregate_has_no_effect()
    {
        var found = Compiled.Text(Study.Replace("    annotator = coder\n", "", StringComparison.Ordinal)).Diagnostics;
        Assert.Equal(["CDI5017", "CDI5017"], found.Select(each => each.Code));
    }

    private const string Rows = "    annotator = coder\n    label = said where { 1 = hostile, 0 = civil }\n";

    [Fact]
    public void A_column_for_each_annotator_is_in_the_plan_and_is_formatted_as_it_stands()
    {
        var wide = Study.Replace(Rows, "    label = [ann, `bob b`, eva] where { 1 = hostile, 0 = civil }\n", StringComparison.Ordinal);
        var result = Compiled.Text(wide);
        Assert.Empty(result.Diagnostics);
        var recorded = result.Plan?.Humans.Single().Recorded;
        Assert.Equal("ann", recorded?.LabelColumn);
        Assert.Equal(["bob b", "eva"], recorded!.OtherColumns);
        Assert.Equal(wide, Cdi.Dsl.Formatting.StudyFormatter.Format(new Cdi.Dsl.Text.SourceText("study.cdi", wide)).Text);
    }

    [Theory]
    [InlineData("    label = [ann]\n", "CDI2014")]
    [InlineData("    label = []\n", "CDI2014")]
    [InlineData("    label = [ann, ann]\n", "CDI2014")]
    [InlineData("    label = [ann, \"bob\"]\n", "CDI2014")]
    [InlineData("    label = [ann, bob]\n    annotator = coder\n", "CDI2014")]
    [InlineData("    label = [ann, bob] where { 1 = hostle, 0 = civil }\n", "CDI2004")]
    public void Columns_of_annotators_that_are_wrong_are_told(string lines, string code)
    {
        var found = Compiled.Text(Study.Replace(Rows, lines, StringComparison.Ordinal)).Diagnostics;
        Assert.Contains(found, each => each.Code == code);
        Assert.All(found, each => Assert.Contains(each.Code, new[] { code, "CDI5017", "CDI2012" }));
    }

    [Fact]
    public void Columns_of_annotators_need_a_file_and_a_model_has_one_answer()
    {
        var inCorpus = Compiled.Text(Study.Replace(Rows, "    label = [ann, bob]\n", StringComparison.Ordinal)
            .Replace("    source = \"coders.csv\"\n    key = id\n", "", StringComparison.Ordinal)).Diagnostics;
        Assert.Equal("CDI2013", Assert.Single(inCorpus).Code);
        var ofModel = Compiled.Text(Study.Replace("    label = said\n", "    label = [said, thought]\n", StringComparison.Ordinal)).Diagnostics;
        Assert.Contains(ofModel, each => each.Code == "CDI2014");
        var shared = Compiled.Text(Study.Replace(Rows, "    label = [ann, said]\n", StringComparison.Ordinal)
            .Replace("models.tsv", "coders.csv", StringComparison.Ordinal)
            .Replace("    annotator = model\n    only = \"gpt-4o\"\n", "", StringComparison.Ordinal));
        Assert.Contains(shared.Diagnostics, each => each.Code == "CDI4014");
    }

    [Fact]
    public void A_column_of_the_corpus_may_have_the_name_of_a_label_in_another_file()
    {
        var found = Compiled.Text(Study.Replace("body: text from body", "body: text from body\n  said: text from said", StringComparison.Ordinal)).Diagnostics;
        Assert.Empty(found);
    }

    [Fact]
    public void People_and_model_may_share_a_file_but_not_an_annotator()
    {
        var shared = Study.Replace("models.tsv", "coders.csv", StringComparison.Ordinal);
        Assert.Contains(Compiled.Text(shared).Diagnostics, each => each.Code == "CDI4014");
        var apart = shared.Replace("annotator = coder", "annotator = coder\n    only = [\"ann\", \"bob\"]", StringComparison.Ordinal);
        Assert.Empty(Compiled.Text(apart).Diagnostics);
        Assert.Contains(Compiled.Text(apart.Replace("\"bob\"", "\"gpt-4o\"", StringComparison.Ordinal)).Diagnostics, each => each.Code == "CDI4014");
    }
}
