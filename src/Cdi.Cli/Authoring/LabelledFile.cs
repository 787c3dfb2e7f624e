using Cdi.Cli.Terminal;
using Cdi.Corpus;
using Cdi.Corpus.Files;

namespace Cdi.Cli.Authoring;

/// <summary>A file whose rows people labelled in part, and perhaps a model all: what a first spec is written from.</summary>
/// <param name="Profile">All columns of the file.</param>
/// <param name="Human">The human labels; where they are missing, nobody labelled the row.</param>
/// <param name="Llm">The model's labels; null where no model labelled the file.</param>
/// <param name="Confidence">Header of the model's confidence in its own label; null where none.</param>
/// <param name="Given">Header of the probabilities of being labelled; null where the labelled rows are a uniform sample.</param>
internal sealed record LabelledFile(CorpusProfile Profile, ColumnProfile Human, ColumnProfile? Llm, string? Confidence, string? Given)
{
    /// <summary>The columns of labels, people's first.</summary>
    public IReadOnlyList<ColumnProfile> Labels => Llm is null ? [Human] : [Human, Llm];

    /// <summary>Rows that people labelled.</summary>
    public long Labelled => ValuesOf(Human).Count > 0 ? ValuesOf(Human).Sum(each => each.Rows) : Human.Present;

    /// <summary>Values of the human column that mean "not labelled", though no cell is blank; for the reading of labels as options.</summary>
    public IReadOnlyList<ValueCount> Placeholders { get; init; } = [];

    /// <summary>Columns of the file without labels, confidences or probabilities.</summary>
    public IEnumerable<ColumnProfile> Others => Profile.Columns.Where(each => each != Human && each != Llm && each.Name != Confidence && each.Name != Given);

    /// <summary>Whether every label is a number, but for words of no answer.</summary>
    public bool IsNumeric => Labels.All(column => column.GuessWithoutWords is ColumnType.Indicator or ColumnType.Count or ColumnType.Number
        && column.Numbers is not null);

    /// <summary>The different labels of a column, with the strings that usually mean "missing" and here do not, such as Namibia's <c>NA</c>; empty where
    /// there are more than 50.</summary>
    /// <param name="column">A column of labels.</param>
    public IReadOnlyList<ValueCount> ValuesOf(ColumnProfile column) => column.Values.Count == 0 && column.Present > 0
        ? []
        :
        [
            .. column == Human ? column.Values.Except(Placeholders) : column.Values,
            .. column.MissingTokens.Where(IsLabel).Select(each => new ValueCount(each.Token, each.Rows)),
        ];

    /// <summary>Whether a string that usually means "missing" is a label, of people and of the model alike.</summary>
    /// <remarks>Always quoted it is one. Beside true blanks it is where people and the model both say it; where no model says anything, <c>NA</c> alone is,
    /// an abbreviation of other things as well: no study asks how many texts are <c>NaN</c>.</remarks>
    /// <param name="token">The string.</param>
    public bool IsLabel(MissingToken token)
    {
        var said = Labels.Select(column => (Column: column, Found: column.MissingTokens.FirstOrDefault(each => each.Token == token.Token))).ToList();
        if (said.Any(each => each.Found is { IsAlwaysQuoted: true })) return true;
        return said.Any(each => each.Found?.MayBeValue(each.Column) == true)
            && (Llm is null ? token.Token == "NA" : said.All(each => each.Found is { Rows: > 0 }));
    }

    /// <summary>A file from disk.</summary>
    /// <param name="path">As given.</param>
    /// <param name="environment">Resolves a relative path.</param>
    /// <exception cref="UserErrorException">There is no such file, or it cannot be read.</exception>
    public static CorpusFile Find(string path, CommandEnvironment environment)
    {
        var full = environment.FullPath(path);
        try
        {
            return CorpusFile.FromBytes(path, OrdinaryFile.ReadAllBytes(full, OrdinaryFile.LongestArray));
        }
        catch (NotOrdinaryFileException other)
        {
            throw new UserErrorException($"`{path}` is {other.Message}.", "Name the file with the labels.");
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"There is no file `{path}`.", "Name the file with the labels.");
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
    /// <param name="quotes">What quotation marks mean; null for marks around values, checked.</param>
    /// <param name="sheet">The sheet of a workbook; null for its first one.</param>
    /// <exception cref="CorpusException">The file cannot be read, or lacks a column.</exception>
    public static CorpusProfile Profiled(CorpusFile file, IReadOnlyList<SoughtColumn> sought, char? delimiter, Quoting? quotes, string? sheet)
    {
        var isWorkbook = FileDialect.NamedBy(file.Path).Format == CorpusFormat.Xlsx;
        var option = delimiter is not null ? "--delimiter" : quotes is not null ? "--quotes" : null;
        if (isWorkbook && option is not null)
            throw new UserErrorException($"`{option}` is given for a workbook, which has cells of its own.", $"Leave out `{option}`.");
        if (!isWorkbook && sheet is not null)
            throw new UserErrorException($"`--sheet` is given, and `{Path.GetFileName(file.Path)}` is not named as a workbook (.xlsx).",
            "Leave out `--sheet`, or name the workbook.");
        try
        {
            return Written(file, sought, delimiter, quotes, sheet, option);
        }
        catch (CorpusException problem) when (isWorkbook)
        {
            throw new CorpusException([.. problem.Diagnostics.Select(OfSheet)]);
        }
    }

    private static CorpusProfile Written(CorpusFile file, IReadOnlyList<SoughtColumn> sought, char? delimiter, Quoting? quotes, string? sheet, string? option)
    {
        var dialect = DialectDetector.Detect(file, delimiter is null ? "corpus.source" : "--delimiter", delimiter);
        if (dialect.Format == CorpusFormat.Jsonl && option is not null)
            throw new UserErrorException($"`{option}` is given for JSON lines, whose values have names.", $"Leave out `{option}`.");
        return CorpusProfiler.Profile(file, sought, dialect with { Sheet = sheet ?? dialect.Sheet, Quotes = quotes ?? dialect.Quotes });
    }

    /// <summary>What is wrong with a sheet, in words of a command: another one is named by an option, and a title above the header is taken out.</summary>
    private static DataDiagnostic OfSheet(DataDiagnostic problem) => problem with
    {
        Hint = problem.Code == "CDI9012" && problem.Message.StartsWith("The header has ", StringComparison.Ordinal)
            ? "The first row of a sheet names its columns: take a title or notes above it out, or name another sheet with `--sheet`."
            : problem.Hint.Replace("`sheet` names the one", "`--sheet` names the one", StringComparison.Ordinal),
    };

    /// <summary>The labels of a profiled file.</summary>
    /// <param name="profile">The file.</param>
    /// <param name="request">Which columns hold what.</param>
    /// <exception cref="UserErrorException">The header has a column twice, or one column is to be two things.</exception>
    public static LabelledFile Of(CorpusProfile profile, FirstStudyRequest request)
    {
        if (request.Sought.GroupBy(each => profile.Find(each.Name)?.Name ?? each.Name).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new UserErrorException($"{string.Join(" and ", twice.Select(each => $"`{each.Subject}`"))} name one column, `{twice.Key}`.",
                "Name the column of each; what people and the model said must not be the same.");
        }

        var llm = request.Llm is { } name ? Column(profile, name) : null;
        var human = Column(profile, request.Human);
        return new LabelledFile(profile, human, llm, InFile(profile, request.Confidence), InFile(profile, request.Given))
        {
            Placeholders = Authoring.Placeholders.Of(human, llm, request.Map),
        };
    }

    /// <summary>A name as the header writes it, which may be in another normal form than the command line.</summary>
    private static string? InFile(CorpusProfile profile, string? name) => name is null ? null : Column(profile, name).Name;

    private static ColumnProfile Column(CorpusProfile profile, string name) => profile.Find(name)
        ?? throw new UserErrorException($"The header has the column `{name}` more than once.", "Rename the columns so that each name occurs once.");
}
