using System.Globalization;
using Cdi.Corpus.Profiling;
using Cdi.Dsl.Text;

namespace Cdi.Corpus;

internal static partial class DataDiagnostics
{
    /// <summary>CDI9002. A label is outside its map, or a level outside the declared levels.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the spec element that has the map or the levels.</param>
    /// <param name="column">Name of the column in the file.</param>
    /// <param name="place">The first row with such a value.</param>
    /// <param name="value">The value in that row.</param>
    /// <param name="known">Values that the map or the levels have.</param>
    /// <param name="further">Rows after the first with a value outside.</param>
    /// <param name="alike">What makes the value look like a known one, as a sentence with a blank behind it; empty where it does not.</param>
    public static DataDiagnostic ValueOutsideMap(
        string file, string subject, string column, RowPlace place, string value, IEnumerable<string> known, long further, string alike = "") =>
        Error("CDI9002", file, subject,
            $"{Quote(value)} in column {Quote(column)}, {place}, is not among {QuoteAll(known)}{Further(further)}.",
            $"{alike}Add the value to the map or levels, to `missing` if it means no answer, or correct the file.").At(place, column);

    /// <summary>CDI9007. Two rows have the same value of the declared key.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the setting <c>key</c>.</param>
    /// <param name="column">Name of the key column in the file.</param>
    /// <param name="value">The value that occurs twice.</param>
    /// <param name="first">The first row that has it.</param>
    /// <param name="second">The second row that has it.</param>
    /// <param name="further">Rows after the second that repeat a key.</param>
    public static DataDiagnostic KeyNotUnique(string file, string subject, string column, string value, RowPlace first, RowPlace second, long further) =>
        Error("CDI9007", file, subject,
            $"Key {Quote(value)} of column {Quote(column)} stands in {first} and in {second}{Further(further)}.",
            "Remove the copies, choose a column that identifies rows, or set `key = row_number`.").At(second, column);

    /// <summary>CDI9010. A value is missing in a column that the study cannot do without.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the spec element that reads the column.</param>
    /// <param name="column">Name of the column in the file.</param>
    /// <param name="place">The first row where it is missing.</param>
    /// <param name="value">The value there: one of the strings in <c>missing</c>.</param>
    /// <param name="further">Rows after the first where it is missing.</param>
    public static DataDiagnostic MissingValue(string file, string subject, string column, RowPlace place, string value, long further) =>
        Error("CDI9010", file, subject,
            $"Column {Quote(column)} is {(value.Length == 0 ? "empty" : $"missing ({Quote(value)})")} in {place}{Further(further)}.",
            "Fill in the values, leave such rows out by `!= missing` in `keep`, which changes the population, or of one estimand by `missing = drop`, if it is "
                + "what the estimand reads; or, if the value is a real one, take it out "
                + "of `missing`.").At(place, column);

    /// <summary>CDI9059. A function of columns in a formula has no value in some rows.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the estimand.</param>
    /// <param name="parts">What is in the formula, as written.</param>
    /// <param name="values">The columns and their values in the first such row: <c>x = 0</c>.</param>
    /// <param name="place">The first such row.</param>
    /// <param name="further">Rows after the first of which the same holds.</param>
    /// <param name="isLogOfCounts">Whether it is the logarithm of a column whose least value is 0.</param>
    public static DataDiagnostic FunctionWithoutValue(
        string file, string subject, string parts, string values, RowPlace place, long further, bool isLogOfCounts) =>
        Error("CDI9059", file, subject,
            $"{Quote(parts)} is no finite number in {place}, where {values}{Further(further)}.",
            "Leave such rows out by `keep`, which changes the population, or use a function that has a value there"
                + (isLogOfCounts ? ": `log(1 + x)` for counts." : ".")).At(place);

    /// <summary>CDI9059. A column has too few different values for a basis, or values where the basis has none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the spec element that reads the column.</param>
    /// <param name="function">The basis, as written.</param>
    /// <param name="column">The column.</param>
    /// <param name="different">How many different values it has.</param>
    internal static DataDiagnostic NoBasis(string file, string subject, string function, string column, int different) => Error("CDI9059", file, subject,
        $"{Quote(function)} has no value: {Quote(column)} has {Counted.Of(different, "different value")}, too few, or none within its knots.",
        "Ask for fewer columns, give knots within the column, or use the column itself.");

    /// <summary>CDI9039. A number that is in use as a code for "no answer" is read as a number.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the spec element that reads the column.</param>
    /// <param name="name">What is read, a column or the labels of somebody.</param>
    /// <param name="value">The code.</param>
    /// <param name="rows">Rows that have it.</param>
    /// <param name="reason">Why it is suspicious.</param>
    public static DataDiagnostic CodeReadAsNumber(string file, string subject, string name, string value, long rows, string reason) =>
        Warning("CDI9039", file, subject,
            $"{Quote(value)} in {name} counts as a number in {Counted.Of(rows, "row")}; it is in use as a code for \"no answer\" and {reason}.",
            "If it is such a code, add it to `missing`.").Acceptable(" If it is a number, ", "it");

    /// <summary>CDI9040. The last row is no text but sums up the others, or is a note.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the corpus.</param>
    /// <param name="place">The row.</param>
    /// <param name="fact">What it is and what tells, as a clause.</param>
    public static DataDiagnostic TotalRow(string file, string subject, RowPlace place, string fact) =>
        Error("CDI9040", file, subject,
            $"The last row, {place}, {fact}. It would count as a text.",
            "Remove it from the file, or leave it out by `keep`.").Acceptable(" Where it is a text, ", "the name of the corpus").At(place);

    /// <summary>CDI9041. Rows repeat others of the file in every column that could tell them apart.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the corpus.</param>
    /// <param name="place">The first row that repeats one.</param>
    /// <param name="original">The row that it repeats.</param>
    /// <param name="rows">How many rows do.</param>
    public static DataDiagnostic RowsRepeat(string file, string subject, RowPlace place, RowPlace original, long rows) =>
        Error("CDI9041", file, subject,
            $"From {place} on {Counted.Of(rows, "row")} {(rows == 1 ? "repeats" : "repeat")} others in order, from {original} on, in every column but those "
                + "that number rows: each of these texts would count twice, and intervals be too narrow.",
            "Remove what was pasted twice; where rows are several of one text, by annotators or occasions, one row for each text is needed, or its column "
                + "as `cluster` of every estimand.").Acceptable(" Where they are texts of their own, ", "the name of the corpus").At(place);

    /// <summary>CDI9010. The column of human labels is missing in every text.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the spec element that reads the column.</param>
    /// <param name="column">Name of the column in the file.</param>
    /// <param name="texts">Texts of the corpus.</param>
    /// <param name="dropped">Rows that <c>keep</c> left out.</param>
    internal static DataDiagnostic NothingLabelled(string file, string subject, string column, long texts, long dropped) =>
        Error("CDI9010", file, subject,
            $"Column {Quote(column)} has no human label in any of the {Counted.Of(texts, "text")}"
                + $"{(dropped > 0 ? $" that `keep` leaves of {Show(texts + dropped)}" : "")}.",
            dropped > 0
                ? "Keep texts that people labelled as well, or have some of these labelled."
                : "Name the column of human labels, or have some texts labelled: without them nothing shows how far the model can be trusted.") with
        {
            Column = column,
        };

    /// <summary>CDI9011. A value is not of its column's type.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the spec element that reads the column.</param>
    /// <param name="column">Name of the column in the file.</param>
    /// <param name="place">The first row with such a value.</param>
    /// <param name="value">The value in that row.</param>
    /// <param name="expected">What the column holds: <c>a number</c>, <c>0 or 1</c>.</param>
    /// <param name="further">Rows after the first with such a value.</param>
    public static DataDiagnostic WrongType(string file, string subject, string column, RowPlace place, string value, string expected, long further) =>
        Error("CDI9011", file, subject,
            $"{Quote(value)} in column {Quote(column)}, {place}, is not {expected}{Further(further)}.",
            expected == ShareExpected && IsPercentage(value)
                ? "Where these are percentages, divide them by 100: `0.62` for `62`; correct the file where they are not."
                : OfWrongType(value, expected.Contains("decimal comma", StringComparison.Ordinal) ? ',' : '.')).At(place, column);

    private const string ShareExpected = "a number from 0 to 1";

    private static bool IsPercentage(string value) =>
        double.TryParse(value.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 1 and <= 100;

    // Digits on both sides of one comma, and nothing else but a sign.
    private static bool HasDecimalComma(string value) =>
        value.AsSpan().Count(',') == 1 && value.Trim() is [not ',', .., not ','] && double.TryParse(
            value.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite
                | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out _);

    private static string OfWrongType(string value, char decimalMark) => (GroupedNumber.Plain(value, decimalMark), value) switch
    {
        ({ } plain, _) => $"Write numbers without marks between thousands: `{plain}` for {Quote(value)}.",
        (_, [.. var number, '%']) when number.AsSpan().ContainsAny("0123456789") => "Write a number without the sign, divided by 100: `0.35` for `35%`.",
        _ when decimalMark == '.' && HasDecimalComma(value) =>
            "Where these are decimal commas, `decimal = \",\"` in the block of the corpus says so for all columns; correct the file where they are not.",
        _ => "Correct the file, change the column's type, or add the value to `missing` if it means a missing value.",
    };

    /// <summary>CDI9046. A column of numbers holds a whole number beyond 2⁵³, whose last digits a double loses.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the spec element that reads the column.</param>
    /// <param name="column">Name of the column in the file.</param>
    /// <param name="place">The first row with such a number.</param>
    /// <param name="value">The number there.</param>
    /// <param name="further">Rows after the first with such a number.</param>
    public static DataDiagnostic IntegerBeyondDouble(string file, string subject, string column, RowPlace place, string value, long further) =>
        Error("CDI9046", file, subject,
            $"{Quote(value)} in column {Quote(column)}, {place}, has more digits than a number keeps (2^53 = 9007199254740992){Further(further)}.",
            "Declare the column as `id`, which compares texts; a quantity of that size is written with an exponent, such as `9.0072e15`.").At(place, column);

    /// <summary>CDI9049. A column of identifiers or labels holds a whole number beyond 2⁵³, which a workbook has rounded.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the spec element that reads the column.</param>
    /// <param name="column">Name of the column in the file.</param>
    /// <param name="value">The first such number, as the workbook has it.</param>
    /// <param name="row">Its row in the sheet.</param>
    public static DataDiagnostic RoundedBySheet(string file, string subject, string column, double value, int row) => Error("CDI9049", file, subject,
        $"Column {Quote(column)} holds the number {value.ToString("F0", CultureInfo.InvariantCulture)} in row {Show(row)} of the sheet: workbooks keep 15 "
            + "digits of a number, so that its last ones are lost.",
        "Fill the column again, formatted as text, from where the identifiers came from; what a workbook has rounded cannot be restored.") with { Column =
            column };

    /// <summary>CDI9047. A condition names a value that no row has.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the spec element with the condition.</param>
    /// <param name="column">Name of the column in the file.</param>
    /// <param name="value">The value.</param>
    /// <param name="nearest">The nearest value that occurs, or null where none is near.</param>
    /// <param name="present">Values that occur.</param>
    public static DataDiagnostic ValueNotInFile(string file, string subject, string column, string value, string? nearest, IEnumerable<string> present)
    {
        var values = present.ToList();
        return Error("CDI9047", file, subject,
            $"No row has {Quote(value)} in column {Quote(column)}, which the condition compares with it.",
            values.Count == 0 ? "No row that is left has a value in the column: correct the file or `keep`, or leave out what the condition is for."
                : $"{Nearest(nearest)}values of the file: {QuoteAll(values)}.") with { Column = column };
    }

    /// <summary>CDI9023. The reference level of a factor occurs in no row.</summary>
    /// <param name="file">The file.</param>
    /// <param name="subject">Path of the column's declaration.</param>
    /// <param name="column">Name of the column in the file.</param>
    /// <param name="level">The reference level.</param>
    /// <param name="nearest">The nearest level that occurs, or null where none is near.</param>
    /// <param name="present">Levels that occur.</param>
    public static DataDiagnostic LevelNotInFile(string file, string subject, string column, string level, string? nearest, IEnumerable<string> present) =>
        Error("CDI9023", file, subject,
            $"No row has the reference level {Quote(level)} in column {Quote(column)}.",
            $"{Nearest(nearest)}levels of the file: {QuoteAll(present)}.") with { Column = column };
}
