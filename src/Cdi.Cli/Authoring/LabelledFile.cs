using System.Globalization;
using Cdi.Corpus;

namespace Cdi.Cli.Authoring;

/// <summary>A file whose rows a model has labelled, and people some of them: what a first spec is written from.</summary>
/// <param name="Profile">All columns of the file.</param>
/// <param name="Human">The human labels; where they are missing, nobody labelled the row.</param>
/// <param name="Llm">The model's labels.</param>
/// <param name="Confidence">Header of the model's confidence in its own label; null where none.</param>
internal sealed record LabelledFile(CorpusProfile Profile, ColumnProfile Human, ColumnProfile Llm, string? Confidence)
{
    private const int MostNumericOptions = 10;

    /// <summary>Rows that people labelled.</summary>
    public long Labelled => Profile.Rows - Human.Missing;

    /// <summary>Whether the labels are numbers rather than options: all are, and people used more than ten different ones.</summary>
    public bool IsNumeric => Holds(Human, ColumnType.Number) && Holds(Llm, ColumnType.Number) && Human.Values.Count is 0 or > MostNumericOptions;

    /// <summary>Different human labels: numbers from the largest down, so that 1 stands before 0; others in ordinal order.</summary>
    public IReadOnlyList<string> HumanValues => Ordered(Human);

    /// <summary>Different labels of the model, in the same order.</summary>
    public IReadOnlyList<string> LlmValues => Ordered(Llm);

    /// <summary>Columns of the file without labels or confidences.</summary>
    public IEnumerable<ColumnProfile> Others => Profile.Columns.Where(each => each != Human && each != Llm && each.Name != Confidence);

    /// <summary>Profiles the file and checks the confidences.</summary>
    /// <param name="file">The file; its extension decides the format.</param>
    /// <param name="human">Header of the human labels.</param>
    /// <param name="llm">Header of the model's labels.</param>
    /// <param name="confidence">Header of the confidences; null where none.</param>
    /// <exception cref="CorpusException">The file cannot be read, lacks a column, or holds a confidence that is no probability.</exception>
    public static LabelledFile Read(CorpusFile file, string human, string llm, string? confidence)
    {
        List<SoughtColumn> sought = [new(human, "--human"), new(llm, "--llm")];
        if (confidence is not null) sought.Add(new(confidence, "--confidence"));
        var profile = CorpusProfiler.Profile(file, sought);
        if (confidence is not null) Numbers(profile, confidence, 0, 1);
        return new LabelledFile(profile, Column(profile, human), Column(profile, llm), confidence);
    }

    /// <summary>Smallest and largest label; only where <see cref="IsNumeric"/>.</summary>
    public (double Minimum, double Maximum) Range()
    {
        var columns = new[] { Human, Llm }.Select(each => Numbers(Profile, each.Name, double.NegativeInfinity, double.PositiveInfinity));
        var numbers = columns.SelectMany(each => each).Where(each => !double.IsNaN(each)).ToList();
        return (numbers.Min(), numbers.Max());
    }

    private static ColumnProfile Column(CorpusProfile profile, string name) => profile.Find(name)
        ?? throw new UserErrorException($"The header has the column `{name}` more than once.", "Rename the columns so that each name occurs once.");

    private static double[] Numbers(CorpusProfile profile, string column, double minimum, double maximum)
    {
        var definition = new CorpusDefinition
        {
            Name = "data",
            Source = profile.File.Path,
            Format = profile.Dialect.Format,
            Delimiter = profile.Dialect.Delimiter,
            Decimal = profile.Dialect.Decimal,
            Missing = profile.Missing,
            RecordedNumbers = [new RecordedNumbers(column, column, minimum, maximum)],
        };
        return CorpusReader.Read(definition, profile.File).RecordedNumbers(column).ToArray();
    }

    private static bool Holds(ColumnProfile column, ColumnType type) =>
        column.Guess == type || (type == ColumnType.Number && column.Guess is ColumnType.Count or ColumnType.Indicator);

    private static IReadOnlyList<string> Ordered(ColumnProfile column)
    {
        var values = column.Values.Select(each => each.Value);
        return Holds(column, ColumnType.Number)
            ? [.. values.OrderByDescending(each => double.Parse(each, NumberStyles.Float, CultureInfo.InvariantCulture))]
            : [.. values];
    }
}
