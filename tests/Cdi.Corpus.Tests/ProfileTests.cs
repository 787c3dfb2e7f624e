using Cdi.Testing;

namespace Cdi.Corpus.Tests;

/// <summary>Profiles of files without a spec.</summary>
public sealed class ProfileTests
{
    [Theory]
    [InlineData("0,1,1,0", ColumnType.Indicator)]
    [InlineData("TRUE,FALSE,TRUE,TRUE", ColumnType.Indicator)]
    [InlineData("0,1,2,2", ColumnType.Count)]
    [InlineData("-1,1,2,2", ColumnType.Number)]
    [InlineData("0.5,1,2,2", ColumnType.Number)]
    [InlineData("2024-05-31,2024-06-01,2024-06-01,NA", ColumnType.Date)]
    [InlineData("a1,a2,a3,a4", ColumnType.Id)]
    [InlineData("a1,a2,a3,", ColumnType.Text)]
    [InlineData("mail,chat,mail,chat", ColumnType.Factor)]
    [InlineData("one text,another text,one text more,a fourth", ColumnType.Text)]
    [InlineData("NA,,,NA", ColumnType.Text)]
    public void The_guess_is_the_narrowest_type_that_fits(string values, ColumnType expected)
    {
        var profile = Profile("row,v\n" + string.Concat(values.Split(',').Select((value, row) => $"{row},{value}\n")));
        Assert.Equal(expected, profile.Columns[1].Guess);
    }

    [Fact]
    public void A_profile_lists_values_gaps_key_and_text()
    {
        var profile =
            Profile("id,note,body,y\nu1,short,a rather long text,yes\nu2,no te,another rather long text,no\nu3,short,more,\nu4,no te,text that is long,yes\n");
        Assert.Equal((4, "id", "body"), (profile.Rows, profile.Key?.Name, profile.MainText?.Name));
        var label = Assert.IsType<ColumnProfile>(profile.Find("y"));
        Assert.Equal([new ValueCount("no", 1), new ValueCount("yes", 2)], label.Values);
        Assert.Equal((1, false), (label.Missing, label.IsUnique));
        Assert.Null(profile.Find("z"));
    }

    [Fact]
    public void Other_words_for_missing_are_taken_as_missing_and_listed()
    {
        var profile = Profile("n\n1.5\nNaN\n2\nNULL\n");
        Assert.Equal(["", "NA", "NULL", "NaN"], profile.Missing);
        Assert.Equal((ColumnType.Number, 2), (profile.Columns[0].Guess, profile.Columns[0].Missing));
    }

    [Fact]
    public void Many_values_are_not_listed()
    {
        var profile = Profile("n\n" + string.Concat(Enumerable.Range(0, CorpusProfile.MostValues + 1).Select(value => $"{value}\n")));
        Assert.Empty(profile.Columns[0].Values);
    }

    [Fact]
    public void Columns_without_a_name_of_their_own_are_left_out() =>
        Assert.Equal(["y"], Profile(",y,twice,twice\n1,a,b,c\n").Columns.Select(column => column.Name));

    [Fact]
    public void A_column_that_the_command_names_must_be_there()
    {
        var problem = Assert.Single(Assert.Throws<CorpusException>(() => Profile("crowd,model\na,b\n", "crwd")).Diagnostics);
        Assert.Equal(("CDI9006", "--human"), (problem.Code, problem.Subject));
        Assert.Equal(';', Profile("crowd;model\na;b\n", "crowd").Dialect.Delimiter);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b\n")]
    public void A_file_without_rows_is_CDI9014(string content) =>
        Assert.Equal("CDI9014", Assert.Single(Assert.Throws<CorpusException>(() => Profile(content)).Diagnostics).Code);

    [Fact]
    public void Pairs_of_labels_are_counted()
    {
        var profile = Profile("y,yhat\n1,polite\n0,rude\n1,polite\n,polite\n1,rude\n0,\n");
        Assert.Equal(
            [new PairCount("0", "rude", 1), new PairCount("1", "polite", 2), new PairCount("1", "rude", 1)],
            CorpusProfiler.Pairs(profile, "y", "yhat"));
    }

    [Fact]
    public void Json_lines_have_the_columns_of_all_lines()
    {
        var file = CorpusFile.FromBytes("data.jsonl", "{\"y\":1,\"t\":\"a b\"}\n{\"t\":\"c d\",\"z\":2.5}\n"u8.ToArray());
        var profile = CorpusProfiler.Profile(file, []);
        Assert.Equal(["y", "t", "z"], profile.Columns.Select(column => column.Name));
        Assert.Equal([ColumnType.Indicator, ColumnType.Text, ColumnType.Number], profile.Columns.Select(column => column.Guess));
        Assert.Equal([1, 0, 1], profile.Columns.Select(column => column.Missing));
    }

    [Fact]
    public void The_shipped_corpus_is_recognised()
    {
        var path = Path.Combine(SharedFolder.Repository, "specs", "data", "helpdesk.csv");
        var profile = CorpusProfiler.Profile(CorpusFile.FromBytes(path, File.ReadAllBytes(path)), [new("human", "--human"), new("model", "--llm")]);
        Assert.Equal(
            [
                ColumnType.Id, ColumnType.Factor, ColumnType.Count, ColumnType.Indicator, ColumnType.Indicator,
                ColumnType.Indicator, ColumnType.Text, ColumnType.Indicator, ColumnType.Factor, ColumnType.Number,
            ],
            profile.Columns.Select(column => column.Guess));
        Assert.Equal(("ticket", "request"), (profile.Key?.Name, profile.MainText?.Name));
    }

    private static CorpusProfile Profile(string content, params string[] sought) =>
        CorpusProfiler.Profile(Corpora.FileOf(content), [.. sought.Select(name => new SoughtColumn(name, "--human"))]);
}
