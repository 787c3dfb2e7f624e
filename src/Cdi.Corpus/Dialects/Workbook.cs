using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml;
using Cdi.Corpus.Unicode;
using Cdi.Dsl.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Cdi.Corpus.Dialects;

/// <summary>Excel workbooks (.xlsx): the names of their sheets, and one sheet as comma-separated text.</summary>
internal static class Workbook
{
    private const long MostBytes = 2L << 30;

    /// <summary>Names of the sheets in the order of the workbook; those that a spreadsheet shows come first.</summary>
    /// <param name="file">The workbook.</param>
    /// <param name="subject">Path of the setting <c>source</c>.</param>
    /// <exception cref="CorpusException">The file is no workbook or is damaged (CDI9012).</exception>
    public static IReadOnlyList<string> Sheets(CorpusFile file, string subject) => Opened(file, subject, Names);

    /// <summary>The cells of a sheet.</summary>
    /// <param name="file">The workbook.</param>
    /// <param name="sheet">Name of the sheet; null for the first that a spreadsheet shows.</param>
    /// <param name="subject">Path of the setting <c>source</c>.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <exception cref="CorpusException">The file is no workbook or is damaged (CDI9012), or has no such sheet (CDI9048).</exception>
    public static CorpusText Text(CorpusFile file, string? sheet, string subject, CancellationToken cancellation)
    {
        // Opening is what costs: the words of all sheets are read first. The sheet is found and read in one opening.
        var (sought, sheets, rows) = Opened(file, subject, reader =>
        {
            var names = Names(reader);
            var name = sheet ?? names[0];
            if (!names.Contains(name, StringComparer.Ordinal))
                throw new CorpusException([DataDiagnostics.NoSheet(file.Path, SheetSubject(subject), name, MisspeltName.Find(name, names), names)]);
            reader.Reset();
            return (name, names, Cells(reader, name, Failed(file, name, subject), cancellation));
        });
        var text = new SheetWriter();
        foreach (var (row, cells) in rows) text.Add(row, cells);
        return text.Complete(sought, [.. sheets.Where(each => each != sought)]);
    }

    private static string[] Names(IExcelDataReader reader)
    {
        List<(string Name, bool IsShown)> sheets = [];
        do
        {
            sheets.Add((reader.Name, reader.VisibleState == "visible"));
        }
        while (reader.NextResult());
        return [.. sheets.OrderBy(sheet => sheet.IsShown ? 0 : 1).Select(sheet => sheet.Name)];
    }

    private static List<(int Row, object?[] Cells)> Cells(
        IExcelDataReader reader, string sheet, IReadOnlyDictionary<(int Row, int Column), string> failed, CancellationToken cancellation)
    {
        while (reader.Name != sheet && reader.NextResult()) { }
        List<(int Row, object?[] Cells)> rows = [];
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            var cells = new object?[reader.FieldCount];
            for (var column = 0; column < cells.Length; column++) cells[column] = reader.GetValue(column) ?? failed.GetValueOrDefault((reader.Depth, column));
            rows.Add((reader.Depth + 1, cells));
        }

        return rows;
    }

    private static IReadOnlyDictionary<(int Row, int Column), string> Failed(CorpusFile file, string sheet, string subject)
    {
        using var archive = new ZipArchive(Stream(file), ZipArchiveMode.Read);
        var failed = FailedCells.Of(archive, sheet, out var uncomputed);
        if (uncomputed.Count == 0) return failed;
        var further = uncomputed.Count == 1 ? " holds a formula" : $" and {Counted.Of(uncomputed.Count - 1, "more cell")} hold formulas";
        throw new CorpusException([DataDiagnostics.UnreadableFile(
            file.Path, subject, $"Cell `{uncomputed[0]}` of sheet `{sheet}`{further} that no program has computed, so that there is no value to read",
            "Open the workbook in a spreadsheet and save it, which stores the values.")]);
    }

    private static string SheetSubject(string subject) => subject.EndsWith(".source", StringComparison.Ordinal) ? $"{subject[..^".source".Length]}.sheet"
        : subject;

    /// <summary>What a workbook holds. Only the library reads here: what it throws at damaged files is of many kinds, and none of them a fault of
    /// ours.</summary>
    private static T Opened<T>(CorpusFile file, string subject, Func<IExcelDataReader, T> read)
    {
        try
        {
            CheckSize(file, subject);
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(Stream(file), Configuration());
            if (reader.ResultsCount == 0) throw NotReadable(file, subject, "it has no sheet");
            return read(reader);
        }
        catch (Exception damage) when (damage is ExcelReaderException or InvalidDataException or XmlException or EndOfStreamException or FormatException
            or IndexOutOfRangeException or ArgumentException or NullReferenceException or InvalidOperationException or KeyNotFoundException
                or OverflowException)
        {
            throw NotReadable(file, subject, damage.Message.TrimEnd('.'));
        }
    }

    // Its constructor asks the process for code page 1252, which only files of an older format have and which .NET lacks unless a provider is registered with
    // the whole process. What the constructor sets is set here instead.
    private static ExcelReaderConfiguration Configuration()
    {
        var configuration = (ExcelReaderConfiguration)RuntimeHelpers.GetUninitializedObject(typeof(ExcelReaderConfiguration));
        configuration.FallbackEncoding = Encoding.UTF8;
        configuration.AutodetectSeparators = [','];
        return configuration;
    }

    /// <summary>A workbook is compressed: what it says of its own size is read before any of it is unpacked.</summary>
    private static void CheckSize(CorpusFile file, string subject)
    {
        using var archive = new ZipArchive(Stream(file), ZipArchiveMode.Read);
        if (archive.Entries.Sum(entry => entry.Length) > MostBytes) throw NotReadable(file, subject, "unpacked it has more than 2 GiB");
    }

    private static MemoryStream Stream(CorpusFile file) => MemoryMarshal.TryGetArray(file.Bytes, out var bytes)
        ? new MemoryStream(bytes.Array ?? [], bytes.Offset, bytes.Count, writable: false)
        : new MemoryStream(file.Bytes.ToArray(), writable: false);

    private static CorpusException NotReadable(CorpusFile file, string subject, string reason) => new([DataDiagnostics.UnreadableFile(
        file.Path,
        subject,
        $"The file is not read as an Excel workbook (.xlsx): {reason}",
        "Open it in a spreadsheet and save it again as `.xlsx`, without a password, or save the sheet as `CSV UTF-8` and name that file.")]);
}
