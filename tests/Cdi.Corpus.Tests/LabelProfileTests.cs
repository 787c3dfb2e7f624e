namespace Cdi.Corpus.Tests;

/// <summary>What labels without a spec probably mean: sentinels, spellings, scales and codes.</summary>
public sealed class LabelProfileTests
{
    [Theory]
    [InlineData("0 1 1 0 -99", "-99")]
    [InlineData("0 1 1 0 -9 -9", "-9")]
    [InlineData("0 1 1 9 0", "9")]
    [InlineData("1 2 3 4 5 99", "99")]
    [InlineData("1 2 3 4 5 9", "9")]
    [InlineData("1 2 3 4 5 6 7 8 9 10", "")]
    [InlineData("-1 0 1 1", "")]
    [InlineData("-2 -1 0 1 2", "")]
    [InlineData("0 1 2 3 -1", "-1")]
    [InlineData("17 25 66 77 88 97 98 99 101", "")]
    [InlineData("0.5 0.25 999", "999")]
    [InlineData("yes no . None", ". None")]
    [InlineData("1.5 2.5 #N/A", "#N/A")]
    [InlineData("None None", "")]
    [InlineData("99 99", "")]
    [InlineData("yes no 99", "")]
    public void Codes_and_words_for_no_answer_are_suspicious_where_other_values_are_unlike_them(string values, string expected)
    {
        var found = SentinelDetector.Find(Column(values));
        Assert.Equal(expected, string.Join(' ', found.Select(each => each.Value)));
    }

    [Theory]
    [InlineData("1 2 3 99", "99")]
    [InlineData("0 1 2 3 -1", "-1")]
    [InlineData("17 25 66 77 88 97 98 99 101", "")]
    [InlineData("0.5 0.25 999", "999")]
    [InlineData("99 99", "")]
    [InlineData("31 64 -9 NaN 22 -9 -99", "-99 -9")]
    public void Codes_among_numbers_are_found_by_the_same_rule(string values, string expected)
    {
        var numbers = values.Split(' ').Select(value => double.Parse(value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(expected, string.Join(' ', SentinelDetector.Find(numbers).Select(each => each.Value)));
    }

    [Fact]
    public void A_sentinel_says_how_often_and_why()
    {
        var found = Assert.Single(SentinelDetector.Find(Column("0 1 -99 -99")));
        Assert.Equal(new Sentinel("-99", 2, "far from the other values, 0 to 1"), found);
    }

    [Fact]
    public void A_sentinel_in_a_column_of_many_values_is_found()
    {
        var values = string.Join(' ', Enumerable.Range(0, 200).Select(value => FormattableString.Invariant($"{value / 7.0:F3}")));
        Assert.Equal("-999", Assert.Single(SentinelDetector.Find(Column(values + " -999"))).Value);
    }

    [Fact]
    public void Words_are_left_out_of_the_second_guess()
    {
        var column = Column("1.5 2.5 . 2.5");
        Assert.Equal((ColumnType.Text, ColumnType.Number), (column.Guess, column.GuessWithoutWords));
    }

    [Theory]
    [InlineData("00012 00013 00014")]
    [InlineData("9007199254740993 9007199254740994 12")]
    [InlineData("-9007199254740993 1 1")]
    public void Numbers_that_would_lose_digits_are_identifiers(string values) => Assert.Equal(ColumnType.Id, Column(values).Guess);

    [Theory]
    [InlineData("0 10 2")]
    [InlineData("9007199254740992 1 2")]
    public void Other_whole_numbers_are_counts(string values) => Assert.Equal(ColumnType.Count, Column(values).Guess);

    [Theory]
    [InlineData("höflich|Höflich|unhöflich", "Höflich: Höflich höflich|unhöflich: unhöflich", "Case|None")]
    [InlineData("yes|yes |no", "no: no|yes: yes yes ", "None|Blanks")]
    [InlineData("caf\u00e9|cafe\u0301", "caf\u00e9: cafe\u0301 caf\u00e9", "Normalisation")]
    [InlineData("a\u00a0b|a b|a\u200bb", "a b: a b a\u00a0b|ab: a\u200bb", "Blanks|None")]
    [InlineData("1|1.0|True|0", "0: 0|1: 1 1.0 True", "None|Number")]
    [InlineData("01|1", "01: 01|1: 1", "None|None")]
    [InlineData("Yes |yes", "Yes: Yes  yes", "Case, Blanks")]
    public void Labels_that_differ_in_writing_only_are_one(string values, string groups, string differences)
    {
        var found = SpellingGroup.Of(values.Split('|').Select(value => new ValueCount(value, 1)));
        Assert.Equal(groups, string.Join('|', found.Select(group => $"{group.Shown}: {string.Join(' ', group.Spellings.Select(each => each.Value))}")));
        Assert.Equal(differences, string.Join('|', found.Select(group => group.Differences.ToString())));
    }

    [Fact]
    public void The_most_frequent_spelling_is_shown_and_rows_add_up_over_columns()
    {
        var group = Assert.Single(SpellingGroup.Of([new("yes", 3), new("Yes", 5), new("yes", 4)]));
        Assert.Equal(("yes", 12L), (group.Shown, group.Rows));
        Assert.Equal([new ValueCount("yes", 7), new ValueCount("Yes", 5)], group.Spellings);
    }

    [Theory]
    [InlineData("0 1", "Options { }")]
    [InlineData("1 9", "Options { }")]
    [InlineData("-1 0 1", "Options { }")]
    [InlineData("1 2 3 4", "Options { }")]
    [InlineData("1 2 3 4 5", "Scale { Lowest = 1, Highest = 5, IsWhole = True }")]
    [InlineData("1.0 2.0 3.0 4.0 5.0 6.0 7.0", "Scale { Lowest = 1, Highest = 7, IsWhole = True }")]
    [InlineData("-5 -4 -3 -2 -1 0 1 2 3 4 5", "Scale { Lowest = -5, Highest = 5, IsWhole = True }")]
    [InlineData("0.5 1 2.25", "Scale { Lowest = 0.5, Highest = 2.25, IsWhole = False }")]
    [InlineData("1 2 5", "Undecided { Count = 3, Description = 3 whole numbers from 1 to 5 with gaps }")]
    [InlineData("0 1 2 3 4 5 6 7 8 9 10 11", "Undecided { Count = 12, Description = 12 whole numbers from 0 to 11 }")]
    public void Numbers_are_options_or_a_scale_or_undecided(string values, string expected) =>
        Assert.Equal(expected, NumericLabels.Of(values.Split(' ')).ToString());

    [Fact]
    public void Sentinels_are_no_points_of_a_scale()
    {
        var profile = Profile("y,yhat\n1,2\n2,3\n-99,4\n5,5\n");
        Assert.Equal(new NumericLabels.Scale(1, 5, true), NumericLabels.Of(profile.Columns));
    }

    [Fact]
    public void More_numbers_than_a_profile_lists_are_a_scale_only_if_some_are_not_whole()
    {
        var rows = Enumerable.Range(0, 80).ToList();
        Assert.IsType<NumericLabels.Undecided>(NumericLabels.Of([Column(string.Join(' ', rows))]));
        Assert.Equal(new NumericLabels.Scale(0, 39.5, false),
            NumericLabels.Of([Column(string.Join(' ', rows.Select(row => FormattableString.Invariant($"{row / 2.0}"))))]));
    }

    [Theory]
    [InlineData("id,y\n1,\"NA\"\n2,\"ZA\"\n3,NA\n", 2, 1, false)]
    [InlineData("id,y\n1,\"NA\"\n2,\"ZA\"\n3,\"NA\"\n", 2, 2, true)]
    [InlineData("id,y\n1,NA\n2,ZA\n3,\n", 1, 0, true)]
    [InlineData("id,y\n1,NA\n2,ZA\n3,NA\n", 2, 0, false)]
    public void A_word_for_missing_that_is_quoted_or_stands_beside_blanks_may_be_a_value(string content, long rows, long quoted, bool expected)
    {
        var column = Profile(content).Columns[1];
        var token = Assert.Single(column.MissingTokens, each => each.Token == "NA");
        Assert.Equal((rows, quoted, expected), (token.Rows, token.Quoted, token.MayBeValue(column)));
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.0", "1")]
    [InlineData("+1", "1")]
    [InlineData(" 1e0 ", "1")]
    [InlineData("TRUE", "1")]
    [InlineData("False", "0")]
    [InlineData("-0", "0")]
    [InlineData("-0.50", "-0.5")]
    [InlineData("01", null)]
    [InlineData("0.1", "0.1")]
    [InlineData("1234567890123456", null)]
    [InlineData("1,5", null)]
    [InlineData("T", null)]
    [InlineData("--1", null)]
    [InlineData("", null)]
    [InlineData("1e400", null)]
    [InlineData("NaN", null)]
    public void The_number_in_a_label_has_one_writing(string label, string? expected) => Assert.Equal(expected, LabelSpelling.NumberIn(label));

    private static ColumnProfile Column(string values) => Profile(
        "row,v\n" + string.Concat(values.Split(' ').Select((value, row) => $"r{row},{value}\n"))).Columns[1];

    private static CorpusProfile Profile(string content) => CorpusProfiler.Profile(Corpora.FileOf(content), []);
}
