using Cdi.Cli.Authoring;
using Cdi.Corpus;

namespace Cdi.Cli.Examination;

/// <summary>Tells which columns hold the labels of people and of the model, its confidence and the probabilities of the draw.</summary>
/// <remarks>Labels are a pair of columns with common values, of which people's has gaps and the model's fewer; words of the headers decide between
/// pairs.</remarks>
/// <param name="columns">All columns.</param>
/// <param name="rows">Rows of the file.</param>
internal sealed class RoleGuess(IReadOnlyList<ColumnFinding> columns, long rows)
{
    private const double EnoughToTell = 1.5;
    private const int MostNames = 4;
    private const int MostLabelColumns = 200;

    /// <summary>The column that looks like the confidence of the model in every row, where no flag names one.</summary>
    /// <param name="request">What the flags name.</param>
    /// <param name="profile">The file.</param>
    public static string? ConfidenceOf(FirstStudyRequest request, CorpusProfile profile)
    {
        var complete = ColumnExamination.Of(profile).Where(column => column.Missing == 0).ToList();
        return new RoleGuess(complete, profile.Rows).Confidence([request.Human, request.Llm, request.Given]);
    }

    /// <summary>The parts, those that flags name taken from them.</summary>
    /// <param name="named">What flags say; a column that no flag names is null.</param>
    public Roles Of(DoctorRequest named)
    {
        var pairs = Pairs(named);
        var best = pairs.Count > 0 && pairs[0].Score >= EnoughToTell ? pairs[0] : default;
        var tied = best.Human is null ? [] : pairs.TakeWhile(pair => pair.Score > best.Score - 0.01).ToList();
        var decided = tied.Count == 1;
        var human = Chosen(named.Human, decided ? best.Human : null);
        var llm = Chosen(named.Llm, decided ? best.Llm : null);
        var taken = new[] { human?.Column, llm?.Column };
        var given = Chosen(named.Given, human is null ? null : Given(taken, human.Value.Column));
        return new(human, llm, Chosen(named.Confidence, llm is null ? null : Confidence([.. taken, given?.Column])), given)
        {
            Undecided = decided ? [] : [.. tied.Take(MostNames).Select(pair => $"`{pair.Human}` and `{pair.Llm}`")],
        };
    }

    private static Role? Chosen(string? named, string? guessed) =>
        named is not null ? new Role(named, Guessed: false) : guessed is not null ? new Role(guessed, Guessed: true) : null;

    private List<(string? Human, string Llm, double Score)> Pairs(DoctorRequest named)
    {
        var labels = columns.Where(column => IsNumber(column) || (column.Look == ColumnLook.Labels && column.Values.Count is >= 2 and <= 26)).Take(
            MostLabelColumns).ToList();
        var humans = named.Human is null ? labels.Where(column => column.Name != named.Llm).ToList() : [.. columns.Where(column => column.Name == named.Human)];
        var models = named.Llm is null ? labels : [.. columns.Where(column => column.Name == named.Llm)];
        return
        [
            .. humans.SelectMany(human => models.Where(llm => llm != human).Select(llm => ((string?)human.Name, llm.Name, Score(human, llm))))
                .OrderByDescending(pair => pair.Item3).Take(2 * MostNames),
        ];
    }

    /// <summary>Common values count up to 1, gaps of people that the model fills 1, each word that speaks for the pair ½, and 1 more where both headers do;
    /// a pair that neither gaps nor words speak for is none.</summary>
    private double Score(ColumnFinding human, ColumnFinding llm)
    {
        var common = Common(human, llm);
        var gaps = human.Missing > llm.Missing && human.Missing > rows / 50 ? 1 : 0;
        var (people, model) = (ColumnWords.OfPeople(human.Name), ColumnWords.OfModel(llm.Name));
        var words = Half(people) + Half(model) + Half(people && model) + Half(people && model) + Half(ColumnWords.Related(human.Name, llm.Name))
            - Half(ColumnWords.OfModel(human.Name) && !people) - Half(ColumnWords.OfPeople(llm.Name) && !model);
        return (common > 0 || (people && model)) && (gaps > 0 || people || model) && (words > 0 || !IsNumber(human)) ? common + gaps + words : 0;
    }

    private long Missing(string column) => columns.FirstOrDefault(each => each.Name == column)?.Missing ?? rows;

    private static double Half(bool fact) => fact ? 0.5 : 0;

    /// <summary>Share of the labels that both columns use; of numbers, ½ where their ranges meet.</summary>
    private static double Common(ColumnFinding human, ColumnFinding llm)
    {
        if (IsNumber(human) != IsNumber(llm)) return 0;
        if (IsNumber(human)) return human.Range is { } one && llm.Range is { } other && one.Minimum <= other.Maximum && other.Minimum <= one.Maximum ? 0.5 : 0;
        var (left, right) = (Tokens(human), Tokens(llm));
        return left.Intersect(right).Count() / (double)Math.Max(1, left.Union(right).Count());
    }

    private static bool IsNumber(ColumnFinding column) => column.Look is ColumnLook.Number or ColumnLook.Probability;

    private static HashSet<string> Tokens(ColumnFinding column) =>
        [.. column.Values.Select(each => Token(each.Value.Trim().ToLowerInvariant()))];

    private static string Token(string value) => value switch
    {
        "true" => "1",
        "false" => "0",
        _ when value.EndsWith(".0", StringComparison.Ordinal) => value[..^2],
        _ => value,
    };

    private string? Confidence(IReadOnlyList<string?> taken) => columns
        .Where(column => column.Look == ColumnLook.Probability && !taken.Contains(column.Name) && ColumnWords.OfConfidence(column.Name))
        .Select(column => column.Name).FirstOrDefault();

    /// <summary>Probabilities of the draw have no gap, are not confidences by their name, speak of the draw by it, and sum to the number of labels but for
    /// chance (five standard errors).</summary>
    private string? Given(IReadOnlyList<string?> taken, string human) => columns
        .Where(column => column.Look == ColumnLook.Probability && column.Missing == 0 && !taken.Contains(column.Name) && column.Name != human)
        .Where(column => ColumnWords.OfDesign(column.Name) && !column.Name.Contains("conf", StringComparison.OrdinalIgnoreCase))
        .Where(column => column.Range is { } range && Math.Abs(range.Sum - (rows - Missing(human))) <= 5 * Math.Sqrt(range.Sum))
        .Select(column => column.Name).FirstOrDefault();
}
