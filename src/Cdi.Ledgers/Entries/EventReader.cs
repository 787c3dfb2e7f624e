using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;

namespace Cdi.Ledgers.Entries;

/// <summary>Reads what <see cref="EventWriter"/> wrote, for a corpus and options in any order.</summary>
internal static class EventReader
{
    /// <summary>The event of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="terms">Terms of the study that reads it.</param>
    /// <exception cref="EntryException">The entry is damaged, or of another study.</exception>
    public static StudyEvent Read(LedgerEntry entry, StudyTerms terms)
    {
        try
        {
            using var body = JsonDocument.Parse(entry.Body);
            var root = body.RootElement;
            return entry.Kind switch
            {
                "opened" => Opened(root, terms),
                EventWords.Round => Round(root, terms),
                "labels_received" => Labels(root, terms, terms.Variables),
                "labels_corrected" => Labels(root, terms, terms.Variables) with { Corrects = true },
                "opinions_received" => new StudyEvent.OpinionsReceived(Annotator(root), Labels(root, terms, terms.Variables)),
                "opinions_corrected" => new StudyEvent.OpinionsReceived(Annotator(root), Labels(root, terms, terms.Variables) with { Corrects = true }),
                "answers_received" => new StudyEvent.AnswersReceived(Answerer(root), Labels(root, terms, terms.Questions)),
                "answers_corrected" => new StudyEvent.AnswersReceived(Answerer(root), Labels(root, terms, terms.Questions) with { Corrects = true }),
                _ => throw new EntryException(LedgerFailure.Damaged, $"`{entry.Kind}` is no kind of entry"),
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
            or OverflowException)
        {
            throw new EntryException(LedgerFailure.Damaged, $"its body does not have the form of `{entry.Kind}`");
        }
    }

    private static string Annotator(JsonElement body) => body.GetProperty("annotator").GetString() ?? "";

    private static string Answerer(JsonElement body) => body.TryGetProperty("annotator", out _) ? Annotator(body) : "";

    private static StudyEvent.Opened Opened(JsonElement body, StudyTerms terms)
    {
        var rows = body.GetProperty("rows").GetInt32();
        if (rows != terms.Rows.Length || body.GetProperty("corpus").GetString() != terms.Corpus)
            throw new EntryException(LedgerFailure.OtherStudy, FormattableString.Invariant(
                $"it was begun with {rows} texts, and the keys of the {terms.Rows.Length} of this corpus are not theirs"));
        string[] variables = [.. body.GetProperty("variables").EnumerateArray().Select(each => each.GetString() ?? "")];
        if (!variables.SequenceEqual(terms.Variables.Select(variable => variable.Name), StringComparer.Ordinal))
            throw new EntryException(LedgerFailure.OtherStudy, $"it asks about {string.Join(", ", variables.Select(name => $"`{name}`"))}");
        return new(rows, variables.Length, EventWords.Meaning(EventWords.Draws, body.GetProperty("draw").GetString() ?? ""),
            body.GetProperty("design").GetString(), body.GetProperty("plan").GetString())
        {
            Commitments = body.TryGetProperty("commitments", out var commitments)
                ? new(commitments.EnumerateObject().Select(each => KeyValuePair.Create(each.Name, each.Value.GetString() ?? "")))
                : null,
        };
    }

    private static StudyEvent.RoundDrawn Round(JsonElement body, StudyTerms terms)
    {
        var (kind, drawn) = (EventWords.Meaning(EventWords.Rounds, body.GetProperty("kind").GetString() ?? ""), Keys(body.GetProperty("drawn"), terms));
        var (atRisk, chances) = (body.GetProperty(EventWords.AtRisk), body.GetProperty("pi"));
        return (atRisk.ValueKind, chances.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Number) => new(kind, new RowsAtRisk.Stretch(Stretch(atRisk), chances.GetDouble()), [.. drawn.Order()]),
            (JsonValueKind.Object, _) => Ruled(kind, Stretch(atRisk), chances, drawn),
            _ => new(kind, Keys(atRisk, terms), Numbers(chances), [.. drawn.Order()]),
        };
    }

    // The order of a file may have changed: π goes with its row.
    private static StudyEvent.RoundDrawn Ruled(SamplingRoundKind kind, RandomStretch stretch, JsonElement chances, ImmutableArray<int> drawn)
    {
        var own = Numbers(chances.GetProperty("drawn"));
        if (own.Length != drawn.Length) throw new EntryException(LedgerFailure.Damaged, "there is not one probability for each row drawn");
        int[] order = [.. Enumerable.Range(0, own.Length).OrderBy(place => drawn[place])];
        return new(kind, new RowsAtRisk.Ruled(stretch, [.. order.Select(place => own[place])], chances.GetProperty("least").GetDouble(),
            chances.GetProperty("most").GetDouble(), chances.GetProperty("digest").GetString() ?? ""), [.. order.Select(place => drawn[place])]);
    }

    private static ImmutableArray<double> Numbers(JsonElement numbers) => [.. numbers.EnumerateArray().Select(each => each.GetDouble())];

    private static RandomStretch Stretch(JsonElement stretch) => new(
        ulong.Parse(stretch.GetProperty("seed").GetString() ?? "", NumberStyles.None, CultureInfo.InvariantCulture),
        Place(stretch.GetProperty("from")), Place(stretch.GetProperty("to")), stretch.GetProperty("count").GetInt32());

    private static ulong Place(JsonElement place) =>
        ulong.Parse(place.GetString() ?? "", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static StudyEvent.LabelsReceived Labels(JsonElement body, StudyTerms terms, ImmutableArray<VariableTerms> variables)
    {
        var rows = Keys(body.GetProperty("rows"), terms);
        var labels = body.GetProperty("labels");
        var read = ImmutableArray.CreateBuilder<double>(rows.Length * variables.Length);
        foreach (var variable in variables)
        {
            var column = labels.GetProperty(variable.Name);
            if (column.GetArrayLength() != rows.Length) throw new EntryException(LedgerFailure.Damaged, "there is not one label for each row");
            foreach (var label in column.EnumerateArray()) read.Add(Label(label, variable));
        }

        return new(rows, read.MoveToImmutable()) { CannotSay = CannotSay(body, rows, terms, variables) };
    }

    private static ImmutableArray<bool> CannotSay(JsonElement body, ImmutableArray<int> rows, StudyTerms terms, ImmutableArray<VariableTerms> variables)
    {
        if (!body.TryGetProperty("cannot_say", out var said)) return [];
        var read = ImmutableArray.CreateBuilder<bool>(rows.Length * variables.Length);
        foreach (var variable in variables)
        {
            var those = Keys(said.GetProperty(variable.Name), terms).ToHashSet();
            foreach (var row in rows) read.Add(those.Contains(row));
        }

        return read.MoveToImmutable();
    }

    private static double Label(JsonElement label, VariableTerms variable)
    {
        if (label.ValueKind == JsonValueKind.Null) return double.NaN;
        if (variable.Options.IsEmpty) return label.GetDouble();
        var option = label.GetString() ?? "";
        return variable.CodeOf(option) is >= 0 and var code
            ? code
            : throw new EntryException(LedgerFailure.OtherStudy, $"it holds the label `{option}` of `{variable.Name}`, which has no such option");
    }

    private static ImmutableArray<int> Keys(JsonElement keys, StudyTerms terms)
    {
        var rows = ImmutableArray.CreateBuilder<int>(keys.GetArrayLength());
        foreach (var key in keys.EnumerateArray())
        {
            rows.Add(terms.RowOf(key.GetString() ?? "")
                ?? throw new EntryException(LedgerFailure.OtherStudy, $"it names the text `{key.GetString()}`, which the corpus does not have"));
        }

        return rows.MoveToImmutable();
    }
}
