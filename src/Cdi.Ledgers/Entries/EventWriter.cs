using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cdi.Estimation.Ledgers;

namespace Cdi.Ledgers.Entries;

/// <summary>Writes events in the terms of their study: rows by key, options by name, numbers so that they are read back to the last bit.</summary>
internal static class EventWriter
{
    // A body is never part of a page: letters stay what they are, so that a person can read it.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The kind and the body of an event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="terms">Terms of its study.</param>
    /// <exception cref="ArgumentException">The event answers another number of variables, or a label is neither an option nor a finite number.</exception>
    /// <exception cref="InvalidOperationException">An event of a kind that has no form here.</exception>
    public static (string Kind, string Body) Write(StudyEvent happened, StudyTerms terms) => happened switch
    {
        StudyEvent.Opened opened => ("opened", Body(json => Opened(json, opened, terms))),
        StudyEvent.RoundDrawn round => (EventWords.Round, Body(json => Round(json, round, terms))),
        StudyEvent.LabelsReceived labels => (labels.Corrects ? "labels_corrected" : "labels_received",
            Body(json => Labels(json, labels, terms, terms.Variables))),
        StudyEvent.OpinionsReceived opinions => (opinions.Answers.Corrects ? "opinions_corrected" : "opinions_received", Body(json =>
        {
            json.WriteString("annotator", opinions.Annotator);
            Labels(json, opinions.Answers, terms, terms.Variables);
        })),
        StudyEvent.AnswersReceived answers => (answers.Answers.Corrects ? "answers_corrected" : "answers_received", Body(json =>
        {
            if (answers.Annotator.Length > 0) json.WriteString("annotator", answers.Annotator);
            Labels(json, answers.Answers, terms, terms.Questions);
        })),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} has no form in a ledger."),
    };

    private static string Body(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Opened(Utf8JsonWriter json, StudyEvent.Opened opened, StudyTerms terms)
    {
        if (opened.Variables != terms.Variables.Length) throw new ArgumentException("The sample answers another number of variables.", nameof(opened));
        json.WriteNumber("rows", opened.Rows);
        json.WriteString("corpus", terms.Corpus);
        json.WriteStartArray("variables");
        foreach (var variable in terms.Variables) json.WriteStringValue(variable.Name);
        json.WriteEndArray();
        json.WriteString("draw", EventWords.Word(EventWords.Draws, opened.Method));
        json.WriteString("design", opened.Design);
        json.WriteString("plan", opened.Plan);
        if (opened.Commitments is not { } commitments) return;
        json.WriteStartObject("commitments");
        foreach (var (name, value) in commitments.Entries) json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static void Round(Utf8JsonWriter json, StudyEvent.RoundDrawn round, StudyTerms terms)
    {
        json.WriteString("kind", EventWords.Word(EventWords.Rounds, round.Kind));
        switch (round.AtRisk)
        {
            case RowsAtRisk.Listed listed:
                Keys(json, EventWords.AtRisk, listed.Rows, terms);
                json.WriteStartArray("pi");
                foreach (var probability in listed.Probabilities) json.WriteNumberValue(probability);
                json.WriteEndArray();
                break;
            case RowsAtRisk.Stretch stretch:
                Stretch(json, stretch.Rows);
                json.WriteNumber("pi", stretch.Probability);
                break;
            case RowsAtRisk.Ruled ruled:
                Stretch(json, ruled.Rows);
                Rule(json, ruled);
                break;
            default:
                throw new InvalidOperationException($"{round.AtRisk.GetType().Name} has no form in a ledger.");
        }

        Keys(json, "drawn", round.Drawn, terms);
    }

    private static void Rule(Utf8JsonWriter json, RowsAtRisk.Ruled ruled)
    {
        json.WriteStartObject("pi");
        json.WriteString("digest", ruled.Digest);
        json.WriteNumber("least", ruled.Least);
        json.WriteNumber("most", ruled.Most);
        json.WriteStartArray("drawn");
        foreach (var probability in ruled.OfDrawn) json.WriteNumberValue(probability);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // As text: not every reader of JSON keeps 64 bits of a number.
    private static void Stretch(Utf8JsonWriter json, RandomStretch stretch)
    {
        json.WriteStartObject(EventWords.AtRisk);
        json.WriteString("seed", stretch.Seed.ToString(CultureInfo.InvariantCulture));
        json.WriteString("from", stretch.From.ToString("x16", CultureInfo.InvariantCulture));
        json.WriteString("to", stretch.To.ToString("x16", CultureInfo.InvariantCulture));
        json.WriteNumber("count", stretch.Count);
        json.WriteEndObject();
    }

    private static void Labels(Utf8JsonWriter json, StudyEvent.LabelsReceived labels, StudyTerms terms, ImmutableArray<VariableTerms> variables)
    {
        if (labels.Labels.Length != (long)labels.Rows.Length * variables.Length)
            throw new ArgumentException("There is not one label for each row and variable.", nameof(labels));
        Keys(json, "rows", labels.Rows, terms);
        json.WriteStartObject("labels");
        for (var k = 0; k < variables.Length; k++)
        {
            json.WriteStartArray(variables[k].Name);
            foreach (var label in labels.Labels.AsSpan(k * labels.Rows.Length, labels.Rows.Length)) Label(json, label, variables[k]);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        if (!labels.CannotSay.IsEmpty) CannotSay(json, labels, terms, variables);
    }

    private static void CannotSay(Utf8JsonWriter json, StudyEvent.LabelsReceived labels, StudyTerms terms, ImmutableArray<VariableTerms> variables)
    {
        if (labels.CannotSay.Length != labels.Labels.Length) throw new ArgumentException("Not every label says whether there could be one.", nameof(labels));
        json.WriteStartObject("cannot_say");
        for (var k = 0; k < variables.Length; k++)
        {
            var variable = k;
            Keys(json, variables[k].Name, [.. labels.Rows.Where((_, place) => labels.IsCannotSay(place, variable))], terms);
        }

        json.WriteEndObject();
    }

    private static void Label(Utf8JsonWriter json, double label, VariableTerms variable)
    {
        if (double.IsNaN(label)) json.WriteNullValue();
        else if (variable.Options.IsEmpty && double.IsFinite(label)) json.WriteNumberValue(label);
        else if (label >= 0 && label < variable.Options.Length && label == Math.Truncate(label)) json.WriteStringValue(variable.Options[(int)label]);
        else throw new ArgumentException(FormattableString.Invariant($"{label:R} is no label of `{variable.Name}`."), nameof(label));
    }

    private static void Keys(Utf8JsonWriter json, string name, ImmutableArray<int> rows, StudyTerms terms)
    {
        json.WriteStartArray(name);
        foreach (var row in rows) json.WriteStringValue(terms.Rows[row]);
        json.WriteEndArray();
    }
}
