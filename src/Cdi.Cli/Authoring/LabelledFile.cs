using System.Globalization;
using Cdi.Cli.Terminal;
using Cdi.Corpus;

namespace Cdi.Cli.Authoring;

/// <summary>A file whose rows people labelled in part, and perhaps a model all: what a first spec is written from.</summary>
/// <param name="Profile">All columns of the file.</param>
/// <param name="Human">The human labels; where they are missing, nobody labelled the row.</param>
/// <param name="Llm">The model's labels; null where no model labelled the file.</param>
/// <param name="Confidence">Header of the model's confidence in its own label; null where none.</param>
/// <param name="Given">Header of the probabilities of being labelled; null where the labelled rows are a uniform sample.</param>
internal sealed record LabelledFile(CorpusProfile Profile, ColumnProfile Human, ColumnProfile? Llm, string? Confidence, string? Given)
{
    private const int MostNumericOptions = 10;

    /// <summary>Rows that people labelled.</summary>
    public long Labelled => Profile.Rows - Human.Missing;

    /// <summary>Whether the labels are numbers rather than options: all are, and people used more than ten different ones.</summary>
    public bool IsNumeric => Holds(Human, ColumnType.Number) && (Llm is null || Holds(Llm, ColumnType.Number)) && Human.Values.Count is 0 or > MostNumericOptions;

    /// <summary>Different human labels: numbers from the largest down, so that 1 stands before 0; others in ordinal order.</summary>
    public IReadOnlyList<string> HumanValues => Ordered(Human);

    /// <summary>Different labels of the model, in the same order.</summary>
    public IReadOnlyList<string> LlmValues => Llm is null ? [] : Ordered(Llm);

    /// <summary>Columns of the file without labels, confidences or probabilities.</summary>
    public IEnumerable<ColumnProfile> Others => Profile.Columns.Where(each => each != Human && each != Llm && each.Name != Confidence && each.Name != Given);

    /// <summary>A file from disk.</summary>
    /// <param name="path">As given.</param>
    /// <param name="environment">Resolves a relative path.</param>
    /// <exception cref="UserErrorException">There is no such file, or it cannot be read.</exception>
    public static CorpusFile Find(string path, CommandEnvironment environment)
    {
        var full = environment.FullPath(path);
        if (Directory.Exists(full)) throw new UserErrorException($"`{path}` is a folder.", "Name the file with the labels.");
        if (!File.Exists(full)) throw new UserErrorException($"There is no file `{path}`.", "Name the file with the labels.");
        try
        {
            return CorpusFile.FromBytes(path, File.ReadAllBytes(full));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"`{path}` cannot be read: {error.Message}", "Check the permissions of the file.");
        }
    }

    /// <summary>Profiles a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="sought">Columns that it must have.</param>
    /// <param name="delimiter">The delimiter; null where the file is to show it.</param>
    /// <exception cref="CorpusException">The file cannot be read, or lacks a column.</exception>
    public static CorpusProfile Profiled(CorpusFile file, IReadOnlyList<SoughtColumn> sought, char? delimiter) =>
        CorpusProfiler.Profile(file, sought, DialectDetector.Detect(file, delimiter is null ? "corpus.source" : "--delimiter", delimiter));

    /// <summary>The labels of a profiled file; checks the confidences.</summary>
    /// <param name="profile">The file.</param>
    /// <param name="request">Which columns hold what.</param>
    /// <exception cref="CorpusException">A confidence is no probability.</exception>
    /// <exception cref="UserErrorException">The header has a column twice.</exception>
    public static LabelledFile Of(CorpusProfile profile, FirstStudyRequest request)
    {
        if (request.Confidence is { } confidence) Numbers(profile, confidence, 0, 1);
        var llm = request.Llm is { } name ? Column(profile, name) : null;
        return new LabelledFile(profile, Column(profile, request.Human), llm, request.Confidence, request.Given);
    }

    /// <summary>Smallest and largest label; only where <see cref="IsNumeric"/>.</summary>
    public (double Minimum, double Maximum) Range()
    {
        var columns = new[] { Human, Llm }.OfType<ColumnProfile>().Select(each => Numbers(Profile, each.Name, double.NegativeInfinity, double.PositiveInfinity));
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
