using Cdi.Corpus;
using Cdi.Dsl.Text;

namespace Cdi.Cli.Authoring;

/// <summary>What the author of a file should look at: questions that a first spec asks in comments, and <c>cdi new</c> says.</summary>
/// <param name="OnMissing">About values that may or may not mean "no answer".</param>
/// <param name="OnOutcome">About what the labels are.</param>
internal sealed record AuthorNotes(IReadOnlyList<string> OnMissing, IReadOnlyList<string> OnOutcome)
{
    private const int MostSpellings = 4;

    /// <summary>About columns in which labelled texts differ from all.</summary>
    public IReadOnlyList<string> OnDraw { get; init; } = [];

    /// <summary>About columns that no line declares yet.</summary>
    public IReadOnlyList<string> OnColumns { get; init; } = [];

    /// <summary>All of them.</summary>
    public IEnumerable<string> All => OnMissing.Concat(OnColumns).Concat(OnOutcome).Concat(OnDraw);

    /// <summary>The notes on a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="outcome">What its labels are taken for.</param>
    /// <param name="options">The options; null where labels are numbers.</param>
    public static AuthorNotes Of(LabelledFile file, OutcomeDecision outcome, OptionList? options) => new(
        [
            .. options is null ? [] : file.Placeholders.Select(each => Unlabelled(file, each)),
            .. OutcomeDecision.Sentinels(file).Where(each => options is null || !IsPlaceholder(file, each))
                .Select(each => Asked(each.Column, each.Sentinel, options is null)),
            .. file.Labels.SelectMany(column => Tokens(file, column, options is null)),
        ],
        [.. options is null ? OfScale(outcome) : OfSpellings(options).Concat(OfOptions(file, options))])
    {
        OnColumns = [.. Exchanged(file), .. Complete(file), .. OfColumns(file.Profile)],
    };

    /// <summary>The notes on names that stand twice, and on numbers that have marks between thousands, or may have.</summary>
    /// <param name="profile">The file.</param>
    public static IEnumerable<string> OfColumns(CorpusProfile profile) => profile.Repeated
        .Select(name => $"The header has {Quote(name)} more than once, and a spec can name neither; give each column a name of its own.").Concat(
            Thousands(profile));

    private static IEnumerable<string> Exchanged(LabelledFile file)
    {
        if (file is not { Llm: { } llm, Placeholders: [] } || file.Human.Missing > 0 || 2 * llm.Missing < file.Profile.Rows) yield break;
        yield return $"{Quote(file.Human.Name)} has a label in every row and {Quote(llm.Name)} in {llm.Present} of {file.Profile.Rows}: people mostly label "
            + "fewer texts than a model. Are `--human` and `--llm` exchanged?";
    }

    /// <summary>A column that has a label in every row, where nobody names a model's: it may hold both.</summary>
    private static IEnumerable<string> Complete(LabelledFile file)
    {
        if (file is not { Llm: null, Placeholders: [] } || file.Labelled < file.Profile.Rows) yield break;
        yield return $"{Quote(file.Human.Name)} has a label in every row. Did people give all of them? Where a model gave some, they count as people's here: "
            + "leave them blank, and name a column of the model's labels by `--llm`.";
    }

    /// <summary>Options that may be one, and those that only one side ever gives.</summary>
    private static IEnumerable<string> OfOptions(LabelledFile file, OptionList options)
    {
        foreach (var alike in LookAlikeOptions.Of(options.Shown))
        {
            yield return $"{string.Join(", ", alike.Take(MostSpellings).Select(Quote))} are {alike.Count} options that differ by signs or leading zeros only. "
                + "If they are one, map them to one.";
        }

        if (file.Llm is not { } llm) yield break;
        foreach (var (column, by, other) in new[] { (file.Human, options.Human, options.Llm), (llm, options.Llm, options.Human) })
        {
            var never = by.Select(each => each.Option).Except(other.Select(each => each.Option)).Order().Select(
                option => Quote(options.Shown[option])).ToList();
            if (never.Count > 0)
                yield return $"{string.Join(", ", never.Take(MostSpellings))}{(never.Count > MostSpellings ? ", …" : "")} "
                    + $"{(never.Count == 1 ? "stands" : "stand")} in {Quote(column.Name)} only, and never in "
                    + $"{Quote(column == llm ? file.Human.Name : llm.Name)}.";
        }
    }

    private static IEnumerable<string> Thousands(CorpusProfile profile) => profile.Columns.Select(column => column switch
    {
        { Grouped: { } grouped } => $"{Quote(column.Name)} holds numbers with marks between thousands, such as {Quote(grouped)}, which are read as text; "
            + "write them without these marks to use the column as a number.",
        { PerhapsGrouped: { } perhaps } => $"{Quote(perhaps)} in {Quote(column.Name)} is read with a decimal {(column.Decimal == '.' ? "point" : "comma")}, "
            + "and whole numbers below 1000 stand beside it. If the mark stands between thousands, write the numbers without it.",
        _ => "",
    }).Where(note => note.Length > 0);

    private static bool IsPlaceholder(LabelledFile file, (ColumnProfile Column, Sentinel Sentinel) each) =>
        each.Column == file.Human && file.Placeholders.Any(placeholder => placeholder.Value == each.Sentinel.Value);

    private static string Unlabelled(LabelledFile file, ValueCount value)
    {
        var model = file.Llm is { } llm ? $", and {Quote(llm.Name)} never says it" : "";
        var blanks = file.Human.Missing == 0 ? "where no cell is blank" : $"beside {Counted.Of(file.Human.Missing, "blank")}";
        return $"{Quote(value.Value)} stands in {Rows(value.Rows)} of {Quote(file.Human.Name)}, {blanks}{model}. Is it a code for \"no answer\"? "
            + "It is taken for one, and the text for not labelled; if it is a label, take it out of `missing` and add it to options and map.";
    }

    private static string Asked(ColumnProfile column, Sentinel sentinel, bool isNumber)
    {
        var fact = $"{Quote(sentinel.Value)} stands in {Rows(sentinel.Rows)} of {Quote(column.Name)} ({sentinel.Reason}). Is it a code for \"no answer\"?";
        return isNumber
            ? $"{fact} It is taken for one, and the text for not labelled; if it is a label, take it out of `missing` and widen the range."
            : $"{fact} It is an option as it stands; if it is such a code, add it to `missing` and take it out of the options and maps.";
    }

    /// <summary>Strings that usually mean "missing": said where they were read as a label, and where words rather than blanks were not.</summary>
    private static IEnumerable<string> Tokens(LabelledFile file, ColumnProfile column, bool isNumber) =>
        column.MissingTokens.Where(each => each.Token.Length > 0).Select(each => isNumber
        ? $"{Quote(each.Token)} in {Rows(each.Rows)} of {Quote(column.Name)} is read as \"no answer\"; if it is a label, `--outcome options` makes it one."
        : file.IsLabel(each)
        ? $"{Quote(each.Token)} stands in {Rows(each.Rows)} of {Quote(column.Name)} and is read as a label there; if it means \"no answer\", take it out of "
            + "the options and maps."
        : $"{Quote(each.Token)} in {Rows(each.Rows)} of {Quote(column.Name)} is read as \"no answer\"; if it is a label, map it to an option.");

    private static IEnumerable<string> OfSpellings(OptionList options) => options.Spellings.Select(spellings =>
        $"{string.Join(", ", spellings.Take(MostSpellings).Select(Quote))}{(spellings.Count > MostSpellings ? ", …" : "")} are one option in "
            + $"{spellings.Count} spellings.");

    private static IEnumerable<string> OfScale(OutcomeDecision outcome)
    {
        if (outcome is not OutcomeDecision.Number number) yield break;
        yield return $"{SpecWords.Number(number.Lowest)} to {SpecWords.Number(number.Highest)} is the range observed; write the limits of the scale, "
            + "where it has any.";
        if (number.MayBeCodes) yield return "Scale or code? A mean is for a scale; codes of categories have shares, which `--outcome options` writes.";
    }

    private static string Rows(long rows) => Counted.Of(rows, "row");

    private static string Quote(string value) => $"`{SpecWords.Plain(value, keepBlanks: true)}`";
}
