using System.Collections.Immutable;
using System.Globalization;
using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Prompts;

/// <summary>A prompt whose holes are filled from the rows of a corpus: the text that a model reads, and nothing else.</summary>
/// <remarks>Numbers, dates and options are written as the function does that is emitted for the prompt.</remarks>
public sealed class PromptTemplate
{
    private readonly ImmutableArray<Piece> pieces;

    private PromptTemplate(ImmutableArray<Piece> pieces) => this.pieces = pieces;

    /// <summary>Whether it quotes the label that the model gave before.</summary>
    public bool QuotesLabel => pieces.Any(piece => piece is Piece.OwnLabel);

    /// <summary>Whether it shows texts with their answers.</summary>
    public bool ShowsExamples => pieces.Any(piece => piece is Piece.Examples);

    /// <summary>Reads a prompt as a definition states it, <c>{{</c> for a brace and <c>{column:format}</c> for a hole.</summary>
    /// <param name="written">The prompt.</param>
    /// <param name="outcome">What is decided.</param>
    /// <param name="corpus">The columns that holes may name.</param>
    /// <param name="order">Which option is listed first, second, …; null for the order of the outcome.</param>
    /// <exception cref="FormatException">A hole names no column.</exception>
    public static PromptTemplate Of(string written, OutcomeDefinition outcome, CorpusDefinition corpus, IReadOnlyList<int>? order = null)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(corpus);
        return new(new PromptReader(written, outcome, corpus, order ?? [.. Enumerable.Range(0, outcome.Options.Count)]).Read());
    }

    /// <summary>The prompt for a row.</summary>
    /// <param name="table">The corpus.</param>
    /// <param name="row">0 … n − 1.</param>
    /// <param name="label">The label that the model gave, as annotators read it; empty where the prompt quotes none.</param>
    /// <param name="examples">Texts with their answers; empty where the prompt shows none.</param>
    public string Render(CorpusTable table, int row, string label = "", string examples = "")
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(label);
        return string.Concat(pieces.Select(piece => piece switch
        {
            Piece.Literal literal => literal.Text,
            Piece.OwnLabel => label,
            Piece.Examples => examples,
            Piece.Cell cell => Shown(table, row, cell),
            _ => throw new InvalidOperationException($"{piece.GetType().Name} is no piece of a prompt."),
        }));
    }

    /// <summary>The texts of a row that the prompt shows, one below the other in its order: what an example says of a row, and what is compared to find the
    /// nearest.</summary>
    /// <param name="table">The corpus.</param>
    /// <param name="row">0 … n − 1.</param>
    public string TextsOf(CorpusTable table, int row)
    {
        ArgumentNullException.ThrowIfNull(table);
        return string.Join('\n', pieces.OfType<Piece.Cell>().Where(cell => cell.Type == ColumnType.Text).Select(cell => cell.Column).Distinct()
            .Select(column => table.Texts(column)[row]));
    }

    private static string Shown(CorpusTable table, int row, Piece.Cell cell)
    {
        switch (cell.Type)
        {
            case ColumnType.Number or ColumnType.Count:
                return Number(table.Numbers(cell.Column).Span[row], cell.Format ?? "R");
            case ColumnType.Indicator:
                return Number(table.Numbers(cell.Column).Span[row], cell.Format ?? "0");
            case ColumnType.Date:
                var date = table.Texts(cell.Column)[row];
                return date.Length == 0 ? "" : DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture)
                    .ToString(cell.Format ?? "yyyy-MM-dd", CultureInfo.InvariantCulture);
            case ColumnType.Factor or ColumnType.Ordered:
                var factor = table.Factor(cell.Column);
                return factor.Codes.Span[row] is var code and >= 0 ? factor.Levels[code] : "";
            case ColumnType.Text or ColumnType.Image or ColumnType.Id:
                return table.Texts(cell.Column)[row];
            default:
                throw new InvalidOperationException($"{cell.Type} is no type of column.");
        }
    }

    private static string Number(double value, string format) => double.IsNaN(value) ? "" : value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>A piece of a prompt.</summary>
    internal abstract record Piece
    {
        /// <summary>Text as it is.</summary>
        public sealed record Literal(string Text) : Piece;

        /// <summary>What the model answered before.</summary>
        public sealed record OwnLabel : Piece;

        /// <summary>Texts with their answers.</summary>
        public sealed record Examples : Piece;

        /// <summary>A cell of the row.</summary>
        public sealed record Cell(string Column, ColumnType Type, string? Format) : Piece;
    }
}
