using System.Collections.Immutable;
using System.Text;
using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Prompts;

/// <summary>Takes a written prompt apart. Columns may have any name, so that a hole ends where the longest name that fits ends.</summary>
internal sealed class PromptReader(string written, OutcomeDefinition outcome, CorpusDefinition corpus, IReadOnlyList<int> order)
{
    private readonly ImmutableArray<PromptTemplate.Piece>.Builder pieces = ImmutableArray.CreateBuilder<PromptTemplate.Piece>();
    private readonly StringBuilder text = new();
    private int place;

    /// <summary>The pieces.</summary>
    public ImmutableArray<PromptTemplate.Piece> Read()
    {
        while (place < written.Length)
        {
            var character = written[place];
            if (character is '{' or '}' && place + 1 < written.Length && written[place + 1] == character) Take(character, 2);
            else if (character == '{') Hole();
            else Take(character, 1);
        }

        Finish();
        return pieces.ToImmutable();
    }

    private void Take(char character, int length)
    {
        text.Append(character);
        place += length;
    }

    private void Hole()
    {
        // Words of the language stand before columns of the same name, as in the compiler.
        if (Passes("{options}"))
        {
            text.AppendJoin('\n', order.Select(option => $"{outcome.Options[option].Key}: {outcome.Options[option].Shown}"));
        }
        else if (Passes("{explained_options}"))
        {
            text.AppendJoin('\n', order.Select(option => $"{outcome.Options[option].Key}: {outcome.Options[option].Explained}"));
        }
        else if (Passes("{examples}"))
        {
            Add(new PromptTemplate.Piece.Examples());
        }
        else if (outcome.Questions.Count == 1 && Passes("{question}"))
        {
            text.Append(outcome.Questions[0].Text);
        }
        else if (Passes("{label}"))
        {
            Add(new PromptTemplate.Piece.OwnLabel());
        }
        else
        {
            Add(Column() ?? throw new FormatException($"`{written[place..Math.Min(written.Length, place + 40)]}` begins a hole that names no column."));
        }
    }

    private bool Passes(string hole)
    {
        if (!At(hole)) return false;
        place += hole.Length;
        return true;
    }

    private PromptTemplate.Piece.Cell? Column()
    {
        foreach (var column in corpus.Columns.OrderByDescending(column => column.Name.Length))
        {
            if (!At("{" + column.Name)) continue;
            var end = place + 1 + column.Name.Length;
            if (end >= written.Length || written[end] is not ('}' or ':')) continue;
            var close = written.IndexOf('}', end);
            if (close < 0) continue;
            var format = written[end] == ':' ? written[(end + 1)..close] : null;
            place = close + 1;
            return new(column.Name, column.Type, format);
        }

        return null;
    }

    private bool At(string sought) => string.CompareOrdinal(written, place, sought, 0, sought.Length) == 0;

    private void Add(PromptTemplate.Piece piece)
    {
        Finish();
        pieces.Add(piece);
    }

    private void Finish()
    {
        if (text.Length == 0) return;
        pieces.Add(new PromptTemplate.Piece.Literal(text.ToString()));
        text.Clear();
    }
}
