using System.Text;
using Cdi.Corpus.Joining;
using Cdi.Testing;

namespace Cdi.Corpus.Tests;

/// <summary>Labels in files of their own: what is joined, what is counted, and what is refused.</summary>
public sealed class LabelFileTests : IDisposable
{
    private const string Label = "human.crowd.recorded.label";
    private const string Corpus = "id,t\na,one\nb,two\nc,three\n";

    private readonly string folder = PrivatePlace.Fresh();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_label_goes_to_the_text_of_its_key_in_whatever_order()
    {
        var table = await JoinedAsync("id,tone\nc,B\na,A\n");
        Assert.Equal([0, -1, 1], table.Labels(Label).Codes.ToArray());
        Assert.Equal((2, 0, 0), (table.Joined[0].Texts, table.Joined[0].Unmatched.Count, table.Joined[0].Doubled.Count));
    }

    [Fact]
    public async Task Keys_of_no_text_and_keys_that_stand_twice_are_counted_and_named()
    {
        var joined = (await JoinedAsync("id,tone\nz,B\na,A\na,A\ny,A\nz,A\nb,\nb,B\n")).Joined[0];
        Assert.Equal(["z", "y"], joined.Unmatched);
        Assert.Equal(["a", "b"], joined.Doubled);
        Assert.Equal(2, joined.Texts);
    }

    [Fact]
    public async Task Labels_that_contradict_each_other_are_CDI9152_with_both_rows()
    {
        var problem = await ProblemAsync("id,tone\na,A\nb,B\na,B\nb,A\n");
        Assert.Equal(("CDI9152", "human.crowd.recorded.key", 3), (problem.Code, problem.Subject, problem.Row));
        Assert.Equal("`a` is `A` in row 1 (line 2) and `B` in row 3 (line 4); 1 more row is like it.", problem.Message);
    }

    [Fact]
    public async Task A_file_for_other_texts_is_CDI9153()
    {
        var problem = await ProblemAsync("id,tone\n1,A\n2,B\n");
        Assert.Equal("CDI9153", problem.Code);
        Assert.Equal("None of the 2 keys in column `id` is that of a text: the first is `1`, and the first text has `a`.", problem.Message);
    }

    [Fact]
    public async Task An_unmapped_label_is_CDI9002_at_its_row_in_that_file()
    {
        var problem = await ProblemAsync("id,tone\na,A\nb,perhaps\n");
        Assert.Equal(("CDI9002", "human.crowd.recorded.label", 2), (problem.Code, problem.Subject, problem.Row));
        Assert.EndsWith("labels.csv", problem.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Most_annotators_decide_and_a_tie_is_no_label()
    {
        var table = await JoinedAsync("id,who,tone\na,x,A\na,y,B\na,z,A\nb,x,A\nb,y,B\nc,x,B\n", Several);
        Assert.Equal([0, -1, 1], table.Labels(Label).Codes.ToArray());
        var joined = table.Joined[0];
        Assert.Equal([1], joined.Tied);
        Assert.Equal(["x", "y", "z"], joined.Annotators);
        Assert.Equal((6, 3), (joined.Ratings.Count, joined.Texts));
    }

    [Fact]
    public async Task Only_the_rows_of_named_annotators_are_read_and_checked()
    {
        var table = await JoinedAsync("id,who,tone\na,x,A\na,y,something else\nb,x,B\n", file => Several(file) with { Only = ["x"] });
        Assert.Equal([0, 1, -1], table.Labels(Label).Codes.ToArray());
        var problem = await ProblemAsync("id,who,tone\na,x,A\n", file => Several(file) with { Only = ["X"] });
        Assert.Equal("CDI9047", problem.Code);
    }

    [Fact]
    public async Task One_annotator_says_one_thing_of_a_text()
    {
        var problem = await ProblemAsync("id,who,tone\na,x,A\na,x,B\n", Several);
        Assert.Equal("CDI9152", problem.Code);
        Assert.Contains("of one annotator", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LabelAggregate.Mean, 2.5)]
    [InlineData(LabelAggregate.Median, 1.5)]
    [InlineData(LabelAggregate.First, 5)]
    public async Task Numbers_of_several_annotators_become_one(LabelAggregate rule, double expected)
    {
        var table = await JoinedAsync("id,who,warmth\na,x,5\na,y,1\na,z,1.5\n", file => Several(file) with
        {
            Labels = null,
            Numbers = [new(Label, "warmth", 0, 10)],
            Aggregate = rule,
        });
        Assert.Equal(expected, table.RecordedNumbers(Label).Span[0]);
    }

    [Theory]
    [InlineData(new[] { 0.0, 1, 1 }, 1)]
    [InlineData(new[] { 0.0, 1, 2, 2, 1 }, double.NaN)]
    [InlineData(new[] { 2.0 }, 2)]
    public void Majority_is_the_most_votes_of_any_and_never_a_guess(double[] votes, double label) =>
        Assert.Equal(label, Aggregation.Of(votes, LabelAggregate.Majority));

    [Fact]
    public async Task Any_dialect_of_a_corpus_is_read()
    {
        var table = await JoinedAsync("id;tone;sure\na;A;0,5\n", file => file with { Delimiter = ';', Decimal = ',', Numbers = [new("c", "sure", 0, 1)] });
        Assert.Equal(0.5, table.RecordedNumbers("c").Span[0]);
        File.WriteAllBytes(Path.Combine(folder, "labels.xlsx"), WorkbookFile.OfTable("id,tone\nb,B\n"));
        table = await JoinedAsync("", file => file with { Source = "labels.xlsx" });
        Assert.Equal([-1, 1, -1], table.Labels(Label).Codes.ToArray());
        table = await JoinedAsync("{\"id\":\"c\",\"tone\":\"A\"}\n", file => file with { Format = CorpusFormat.Jsonl });
        Assert.Equal([-1, -1, 0], table.Labels(Label).Codes.ToArray());
    }

    [Fact]
    public async Task A_file_with_another_hash_is_CDI9003_at_its_own_setting()
    {
        var problem = await ProblemAsync("id,tone\na,A\n", file => file with { Sha256 = new string('0', 64) });
        Assert.Equal(("CDI9003", "human.crowd.recorded.sha256"), (problem.Code, problem.Subject));
    }

    private static LabelFile Several(LabelFile file) => file with { Annotator = "who" };

    private async Task<DataDiagnostic> ProblemAsync(string labels, Func<LabelFile, LabelFile>? change = null) =>
        (await Assert.ThrowsAsync<CorpusException>(() => JoinedAsync(labels, change))).Diagnostics[0];

    private async Task<CorpusTable> JoinedAsync(string labels, Func<LabelFile, LabelFile>? change = null)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "labels.csv"), labels);
        var file = new LabelFile
        {
            Subject = "human.crowd.recorded",
            Source = "labels.csv",
            Key = "id",
            Labels = new(Label, "tone", LabelMap.Identity(["A", "B"])),
        };
        var definition = new CorpusDefinition
        {
            Name = "requests", Source = "data.csv", Key = "id", Columns = [new("id", ColumnType.Id)], LabelFiles = [change is null ? file : change(file)],
        };
        var table = CorpusReader.Read(definition, CorpusFile.FromBytes("data.csv", Encoding.UTF8.GetBytes(Corpus)));
        await LabelFiles.JoinAsync(table, new CorpusPlaces(folder, null, null), default);
        return table;
    }
}
