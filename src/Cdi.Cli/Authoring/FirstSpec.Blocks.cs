using Cdi.Corpus;
using Cdi.Dsl.Text;

namespace Cdi.Cli.Authoring;

internal sealed partial class FirstSpec
{
    private const int MostListedColumns = 40;

    private static string Texts(long count) => Counted.Of(count, "text");

    private string Corpus(string source)
    {
        var key = Key is { } column
            ? $"key = {SpecWords.Name(column.Name)}\n  {Column(column)}"
            : "key = row_number // allow CDI2012: the hash above pins the order of the rows";
        var given = file.Given is { } probability ? $"  drawn_with: number from {SpecWords.Header(probability)} // each text's probability of being labelled\n"
            : "";
        return $$"""
            corpus texts {{{Accepted(Acceptance.Place.Corpus)}}
              source = {{SpecWords.Quoted(source)}}
              sha256 = "{{file.Profile.File.Sha256}}"
              rows = {{Texts(file.Profile.Rows)}}
            {{Dialect(source)}}{{Comments(Notes.OnMissing)}}  missing = [{{string.Join(", ", Missing.Select(SpecWords.Quoted))}}]
              {{key}}
            {{given}}{{Others()}}}
            """;
    }

    private ColumnProfile? Key => file.Profile.Key is { } column && file.Others.Contains(column) && SpecWords.CanName(column.Name) ? column : null;

    private string Dialect(string source) =>
        string.Concat(file.Profile.Dialect.Settings(source).Select(each => $"  {each.Setting} = {each.Value}\n"));

    private string Others()
    {
        var others = file.Others.Where(each => each != Key && SpecWords.CanName(each.Name)).Take(MostListedColumns).Select(
            each => $"  // {Column(each)}\n").ToList();
        return others.Count == 0 ? "" : Comments(Notes.OnColumns) + "  // Declare what a formula may use; the file also has:\n" + string.Concat(others);
    }

    private static string Column(ColumnProfile column) =>
        $"{SpecWords.Name(column.Name)}: {(column.NumbersRows ? ColumnType.Id : column.Guess).ToString().ToLowerInvariant()} from "
            + SpecWords.Header(column.Name);

    private static string Comments(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"  // {line}\n"));

    private string Outcome()
    {
        if (outcome is OutcomeDecision.Number number)
        {
            return $"outcome label number {SpecWords.Number(number.Lowest)}..{SpecWords.Number(number.Highest)} {{\n"
                + $"{Comments([.. Notes.OnOutcome, .. Alternative(number)])}}}\n";
        }

        var lines = (options?.Shown ?? []).Select((shown, option) => $"  {OptionList.Key(option)} = {SpecWords.Quoted(shown)}\n");
        return $"outcome label {{\n{Comments(Notes.OnOutcome)}{string.Concat(lines)}}}\n";
    }

    /// <summary>The command that writes the study of options, where the numbers may be codes.</summary>
    private IEnumerable<string> Alternative(OutcomeDecision.Number number)
    {
        if (!number.MayBeCodes) yield break;
        yield return SpecWords.Plain(NewCommandLine.New(request with { Outcome = OutcomeKind.Options, Spec = request.OptionsSpec }));
    }

    private string Estimand() => options is null
        ? $$"""
            /// Mean of {{SpecWords.Plain(file.Human.Name)}}{{Scale()}}.
            estimand mean_label {
              target = mean(label)
            }
            """
        : $$"""
            /// Share of texts labelled {{SpecWords.Plain(options.Shown[0])}}.
            estimand share {
              target = prevalence(label[A]) // with a declared column x also: model = logistic(label[A] ~ 1 + x), target = coefficient(x)
            }
            """;

    /// <summary>What the report must say of numbers that nobody has called a scale.</summary>
    private string Scale() => outcome is OutcomeDecision.Number { MayBeCodes: true } number
        ? $", taken for a scale from {SpecWords.Number(number.Lowest)} to {SpecWords.Number(number.Highest)}. Scale or code? Codes of categories have no mean"
        : "";
}
