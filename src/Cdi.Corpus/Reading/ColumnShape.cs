using System.Text;

namespace Cdi.Corpus.Reading;

/// <summary>What the cells of a column look like, in a sample of rows.</summary>
internal sealed class ColumnShape(char decimalMark)
{
    /// <summary>Rows looked at.</summary>
    public const int MostRows = 1000;

    private const int MostLevels = 40;
    private const int FewestCells = 4;

    private readonly NumberFormat numbers = NumberFormat.Number with { Decimal = decimalMark };
    private readonly HashSet<string> levels = new(StringComparer.Ordinal);
    private bool isNumeric = true;
    private bool hasBlanks;
    private bool startsBlank;
    private int longest;
    private int count;

    /// <summary>Takes the cell of a row.</summary>
    public void Add(string cell)
    {
        if (cell.Length == 0) return;
        count++;
        isNumeric = isNumeric && IsNumber(cell);
        hasBlanks |= cell.Contains(' ', StringComparison.Ordinal);
        startsBlank |= cell[0] == ' ';
        longest = Math.Max(longest, cell.Length);
        if (levels.Count <= MostLevels) levels.Add(cell);
    }

    /// <summary>Whether a cell is one of those that few texts are: a number in a column of numbers, a level in a column of levels.</summary>
    public bool IsTelling(string cell) => cell.Length > 0 && (IsNumbers || IsLevels);

    /// <summary>Whether a cell could stand in the column.</summary>
    public bool Fits(string cell)
    {
        if (cell.Length == 0 || cell is "NA") return true;
        if (cell[0] == ' ' && !startsBlank) return false;
        if (IsNumbers) return IsNumber(cell);
        if (IsLevels) return levels.Contains(cell);
        return (hasBlanks || !cell.Contains(' ', StringComparison.Ordinal)) && cell.Length <= (2 * longest) + 10;
    }

    private bool IsNumbers => isNumeric && count >= FewestCells;

    private bool IsLevels => levels.Count <= MostLevels && count >= Math.Max(FewestCells, 4 * levels.Count);

    private bool IsNumber(string cell) => numbers.TryParse(Encoding.UTF8.GetBytes(cell), out _);
}
