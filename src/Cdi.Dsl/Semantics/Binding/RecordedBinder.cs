using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>recorded { label = column where { cell = option } }</c>.</summary>
internal sealed class RecordedBinder(BlockReader reader, OutcomeModel outcome, StudyScope scope)
{
    /// <summary>Settings of <c>recorded</c> that name the answers to the questions of an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="areOfPeople">Whether people answered, of whom each may have a column.</param>
    public static IEnumerable<SettingWord> Questions(OutcomeModel outcome, bool areOfPeople) => !outcome.IsDerived ? []
        : outcome.Questions.Select(question => areOfPeople ? Blocks.RecordedAnswerOfPeople(question.Name) : Blocks.RecordedAnswer(question.Name));

    /// <summary>The recorded annotations; null, and reported, where they have no label.</summary>
    public RecordedModel? Bind(bool hasConfidence)
    {
        var file = new LabelFileBinder(reader).Bind(areSeveral: !hasConfidence);
        var confidence = hasConfidence ? reader.Name("confidence") : null;
        if (outcome.IsDerived && outcome.Questions.Any(question => reader.Attempted(question.Name))) return ByQuestion(file, confidence, hasConfidence);
        reader.Require("label", outcome.IsDerived
            ? $"Name the columns of the answers, `{outcome.Questions[0].Name} = column where {{ cell = answer }}` and so on, or that of the label they make."
            : "Name the column: `label = column where { cell = option }`.");
        if (!hasConfidence && reader.Value("label") is ListSyntax list) return OfSeveral(list, file);
        if (Column("label", outcome) is not { } label) return null;
        return Recorded(label.Column, label.Map, confidence, label.IsWhole, hasConfidence, file);
    }

    /// <summary>A column for each annotator, in a file of their own.</summary>
    private RecordedModel? OfSeveral(ListSyntax list, LabelFileModel? file)
    {
        if (Columns("label", list, file) is not { } columns) return null;
        var meanings = reader.Setting("label") is { Where: MapSyntax map } ? Map(map, "label", outcome) : [];
        var isWhole = reader.Setting("label")?.Where is not MapSyntax whole || whole.Entries.Count == meanings.Count;
        return Recorded(columns[0], meanings, null, isWhole, false, file) with { Others = columns.Skip(1).ToEquatableArray() };
    }

    /// <summary>The columns of a list, one for each annotator; null, and reported, where they are not that.</summary>
    private List<Located<string>>? Columns(string setting, ListSyntax list, LabelFileModel? file)
    {
        var columns = new List<Located<string>>();
        foreach (var item in list.Items)
        {
            if (item is not { Name: null, Design: null, Value: NameSyntax name }) reader.Wrong<string>(setting, item.Value);
            else if (columns.Any(each => each.Value == name.Text)) reader.Context.Report(SchemaDiagnostics.WrongValue(
                reader.Context.At(name), setting, "each annotator's column once", $"`{name.Text}` twice"));
            else columns.Add(new(name.Text, reader.Context.At(name)));
        }

        if (list.Items.Count < 2)
            reader.Context.Report(SchemaDiagnostics.WrongValue(reader.Context.At(list), setting, "two columns or more in a list", list.Describe()));
        if (list.Items.Count < 2 || columns.Count < list.Items.Count) return null;
        if (file is null && reader.Lacks("source"))
        {
            reader.Context.Report(SchemaDiagnostics.Missing(columns[1].Place, reader.Subject, "`source`",
                "Columns of several annotators are those of a file of labels: name it, `source = \"coders.csv\"` and `key = id`; it may be that of the "
                    + "corpus."));
        }

        if (reader.Value("annotator") is { } who)
        {
            reader.Context.Report(SchemaDiagnostics.WrongValue(reader.Context.At(who), "recorded",
                $"annotators as rows, `annotator = column`, or as columns, `{setting} = [one, other]`", "both"));
        }

        return columns;
    }

    private RecordedModel? ByQuestion(LabelFileModel? file, Located<string>? confidence, bool hasConfidence)
    {
        if (reader.Value("label") is { } second)
        {
            reader.Context.Report(SchemaDiagnostics.WrongValue(reader.Context.At(second), "recorded",
                "the answers to the questions, from which labels follow, or the labels themselves", "both"));
        }

        var (answers, isWhole) = (new List<RecordedAnswerModel>(), true);
        foreach (var question in outcome.Questions)
        {
            reader.Require(question.Name, $"Name the column with the answers to it: `{question.Name} = column where {{ cell = answer }}`.");
            var asked = outcome with { Name = $"{outcome.Name}.{question.Name}", Options = question.Options, HasAllOptions = question.HasAllOptions };
            if ((hasConfidence ? null : reader.Value(question.Name)) is ListSyntax list)
            {
                if (Columns(question.Name, list, file) is not { } columns || reader.Setting(question.Name) is not { } setting) continue;
                var meanings = setting.Where is MapSyntax map ? Map(map, question.Name, asked) : [];
                answers.Add(new(question.Name, columns[0], meanings) { Others = columns.Skip(1).ToEquatableArray() });
                isWhole &= setting.Where is not MapSyntax whole || whole.Entries.Count == meanings.Count;
            }
            else if (Column(question.Name, asked) is { } column)
            {
                answers.Add(new(question.Name, column.Column, column.Map));
                isWhole &= column.IsWhole;
            }
        }

        if (answers.Count < outcome.Questions.Count || !AreOfTheSame(answers)) return null;
        return Recorded(answers[0].Column, [], confidence, isWhole, hasConfidence, file) with
        {
            Others = answers[0].Others, Answers = answers.ToEquatableArray(),
        };
    }

    /// <summary>Whether each annotator has a column for every question, in one order.</summary>
    private bool AreOfTheSame(IReadOnlyList<RecordedAnswerModel> answers)
    {
        if (answers.FirstOrDefault(each => each.Others.Count != answers[0].Others.Count) is not { } other) return true;
        reader.Context.Report(SchemaDiagnostics.WrongValue(other.Column.Place, other.Question,
            $"a column for each annotator in the order of `{answers[0].Question}`, which has {Counted.Of(answers[0].Others.Count + 1, "column")}",
            Counted.Of(other.Others.Count + 1, "column")));
        return false;
    }

    private RecordedModel Recorded(Located<string> label, EquatableArray<CellMeaning> map, Located<string>? confidence, bool isWhole, bool hasConfidence,
        LabelFileModel? file) => new(reader.Place, label, map, confidence, isWhole, hasConfidence && reader.Lacks("confidence"))
        {
            File = file,
            Examples = hasConfidence ? reader.Name("examples") : null,
            Probabilities = hasConfidence ? Probabilities() : [],
            NamesProbabilities = hasConfidence && reader.Value("probability") is not null,
        };

    /// <summary>The columns of probabilities, as many as there are options; none where one of them is wrong, which is reported.</summary>
    private EquatableArray<Located<string>> Probabilities()
    {
        if (reader.Value("probability") is not { } value) return [];
        if (value is not ListSyntax list || list.Items.Any(item => item is not { Name: null, Design: null, Value: NameSyntax }))
        {
            reader.Wrong<string>("probability", value);
            return [];
        }

        var names = list.Items.Select(item => item.Value).OfType<NameSyntax>();
        var columns = names.Select(name => new Located<string>(name.Text, reader.Context.At(name))).ToList();
        if (outcome.IsNumber || !outcome.HasAllOptions || columns.Count == outcome.Options.Count) return columns.ToEquatableArray();
        reader.Context.Report(SchemaDiagnostics.WrongValue(reader.Context.At(value), "probability",
            $"a column for each option of `{outcome.Name}`, in their order: {string.Join(", ", outcome.Options.Select(option => option.Key))}",
            Counted.Of(columns.Count, "column")));
        return [];
    }

    /// <summary>A column with its map; null, and reported, where it has no name.</summary>
    private (Located<string> Column, EquatableArray<CellMeaning> Map, bool IsWhole)? Column(string name, OutcomeModel decided)
    {
        if (reader.Name(name) is not { } column || reader.Setting(name) is not { } setting) return null;
        if (setting.Where is DefinitionsSyntax definitions)
        {
            reader.Context.Report(SchemaDiagnostics.WrongValue(
                reader.Context.At(definitions), "where", "a map, `{ cell = option }`", "a definition without braces"));
        }

        var meanings = setting.Where is MapSyntax map ? Map(map, name, decided) : [];
        return (column, meanings, setting.Where is not MapSyntax whole || whole.Entries.Count == meanings.Count);
    }

    private EquatableArray<CellMeaning> Map(MapSyntax map, string name, OutcomeModel decided)
    {
        if (decided.IsNumber)
        {
            reader.Context.Report(SchemaDiagnostics.WrongValue(
                reader.Context.At(map), name, $"numbers as they are, since outcome `{decided.Name}` is a number", "a map to options"));
            return [];
        }

        var meanings = new List<CellMeaning>();
        var first = new Dictionary<string, Place>(StringComparer.Ordinal);
        var values = new Dictionary<string, List<CellMeaning>>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            if (first.TryGetValue(entry.Key.Text, out var place))
            {
                var line = reader.Context.Source.Lines.Position(place.Span.Start).Line;
                reader.Context.Report(SyntaxDiagnostics.GivenTwice(reader.Context.At(entry.Key), "cell", entry.Key.Text, line));
            }
            else if (scope.Option(reader.Context, entry.Option, decided, entry.Option.Text) is { } option)
            {
                var meaning = new CellMeaning(entry.Key.Text, option.Key, reader.Context.At(entry));
                CheckValue(values, meaning);
                first.Add(meaning.Cell, meaning.Place);
                meanings.Add(meaning);
            }
        }

        return meanings.ToEquatableArray();
    }

    /// <summary>Two spellings of one number or truth value mean one option.</summary>
    /// <param name="known">For each value the first cell of each option.</param>
    /// <param name="meaning">The next cell.</param>
    private void CheckValue(Dictionary<string, List<CellMeaning>> known, CellMeaning meaning)
    {
        if (CellValue.Of(meaning.Cell) is not { } value) return;
        if (!known.TryGetValue(value, out var same)) known[value] = same = [];
        var other = same.Find(each => each.Option != meaning.Option);
        if (!same.Exists(each => each.Option == meaning.Option)) same.Add(meaning);
        if (other is null) return;
        reader.Context.Report(SchemaDiagnostics.OneValueTwoOptions(meaning.Place, other.Cell, meaning.Cell, other.Option, meaning.Option));
    }
}
