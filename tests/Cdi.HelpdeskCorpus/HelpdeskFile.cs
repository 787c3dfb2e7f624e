using System.Globalization;
using System.Text;

namespace Cdi.HelpdeskCorpus;

/// <summary>The bytes of <c>specs/data/helpdesk.csv</c>.</summary>
public static class HelpdeskFile
{
    /// <summary>Tickets of the corpus.</summary>
    public const int Tickets = 3600;

    private const ulong Seed = 20250612;

    /// <summary>Writes the corpus: UTF-8, comma-separated, one header row, <c>\n</c> line ends. Equal bytes on every machine.</summary>
    public static byte[] Bytes()
    {
        var file = new StringBuilder("ticket,channel,words,hedge,apology,first_person_plural,request,human,model,confidence\n");
        for (var ticket = 1; ticket <= Tickets; ticket++) AppendTicket(file, ticket);
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private static void AppendTicket(StringBuilder file, int ticket)
    {
        var draws = new Draws(Seed, ticket);
        var manner = Manner.Draw(draws);
        var request = TicketText.Write(manner, draws);
        var words = request.Split([' ', '\n']).Length;
        var human = Annotators.Human(manner, draws);
        var model = Annotators.Model(manner, human, words, draws);
        file.Append(CultureInfo.InvariantCulture, $"HD-{ticket:0000},{manner.Channel},{words},{Bit(manner.Hedge)},{Bit(manner.Apology)},{Bit(manner.Plural)},")
            .Append(Quoted(request))
            .Append(CultureInfo.InvariantCulture, $",{Bit(human)},")
            .Append(model is var (polite, confidence) ? string.Create(CultureInfo.InvariantCulture, $"{(polite ? "polite" : "rude")},{confidence:0.00}") : ",")
            .Append('\n');
    }

    private static char Bit(bool value) => value ? '1' : '0';

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\n") ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;
}
