using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds the examples of an <c>llm</c> block: <c>examples = 8 from labelled, pool = 40 texts</c>, <c>examples { "text" = option }</c>, or
/// <c>examples { "text" = [question = answer, other = answer] }</c>.</summary>
internal sealed class ExamplesBinder(BlockReader reader, OutcomeModel? outcome, StudyScope scope)
{
    private const string Setting = "examples";
    private const string Labelled = "labelled";
    private const int MostShown = 100;

    /// <summary>The examples; null where there are none, or where something is wrong with them, which is reported.</summary>
    public ExamplesModel? Bind()
    {
        if (reader.Value(Setting) is { } value) return OfCorpus(value);
        RefuseOptions();
        return reader.Inner(Setting) is { } written && outcome is not null ? OfSpec(written, outcome) : null;
    }

    private ExamplesModel? OfCorpus(ExpressionSyntax value)
    {
        var pool = Pool();
        var (balance, choice) = (reader.Choice("balance", Choices.YesOrNo), reader.Choice("choose", Choices.ExampleChoices));
        var vectors = reader.Choice("by", Choices.TextVectors);
        var isWhole = IsUnderstood("pool", pool) && IsUnderstood("balance", balance) && IsUnderstood("choose", choice) && IsUnderstood("by", vectors);
        if (value is QualifiedSyntax { Preposition: "from", Value: NumberSyntax { IsInteger: true, Unit: null } number, Name.Text: Labelled }
            && int.TryParse(number.Digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var shown)
            && shown is >= 1 and <= MostShown)
        {
            var place = reader.Context.At(value);
            return isWhole ? new(place, [], new(shown, place), pool, balance, choice, vectors) : null;
        }

        reader.Wrong<int>(Setting, value);
        return null;
    }

    private Located<int>? Pool()
    {
        if (reader.Quantity("pool", UnitKind.Texts) is not { } pool) return null;
        if (pool.Value.Amount >= 1 && pool.Value.Amount <= int.MaxValue && pool.Value.Amount == decimal.Truncate(pool.Value.Amount))
            return new((int)pool.Value.Amount, pool.Place);
        return reader.Value("pool") is { } written ? reader.Wrong<int>("pool", written) : null;
    }

    private bool IsUnderstood<T>(string name, Located<T>? value)
        where T : notnull => value is not null || reader.Value(name) is null;

    // Beside examples that stand in the spec, or beside none, they would choose among nothing.
    private void RefuseOptions()
    {
        foreach (var name in new[] { "pool", "balance", "choose", "by" })
        {
            if (reader.Value(name) is { } value && (reader.Lacks(Setting) || reader.Inner(Setting) is not null))
            {
                reader.Context.Report(SchemaDiagnostics.WrongValue(reader.Context.At(value), name, "texts to choose from", "no `examples = N from labelled`",
                    "Write `examples = 8 from labelled` before it, or leave it out."));
            }
        }
    }

    private ExamplesModel? OfSpec(BlockReader written, OutcomeModel decided)
    {
        var examples = new List<WrittenExample>();
        var settings = written.Settings.ToList();
        foreach (var setting in settings)
        {
            if (Text(setting, written) is not { } text) continue;
            if (decided.IsDerived && setting.Value is ListSyntax list)
            {
                if (Answers(list, written, decided) is { } answers) examples.Add(new(text, "") { Answers = answers });
            }
            else if (Answer(setting, written, decided) is { } answer)
            {
                examples.Add(new(text, answer));
            }
        }

        if (settings.Count == 0 && !written.IsIncomplete)
        {
            written.Context.Report(SchemaDiagnostics.Missing(written.Place, "`examples`", "an example",
                $"Write each as `{(decided.IsDerived ? Form(decided) : "\"text\" = option")}`, or leave the block out."));
        }

        return examples.Count == 0 || examples.Count < settings.Count || written.IsIncomplete ? null
            : new(written.Place, examples.ToEquatableArray(), null, null, null, null, null);
    }

    /// <summary>The key of the answer to each question, empty where it has none; null, and reported, where something is wrong with one.</summary>
    private EquatableArray<string>? Answers(ListSyntax list, BlockReader written, OutcomeModel decided)
    {
        var answers = decided.Questions.Select(_ => "").ToArray();
        var isWhole = list.Items.Count > 0;
        if (!isWhole) Refuse(list, written, "an answer to a question or more");
        foreach (var item in list.Items)
        {
            if (item is not { Name: { } name, Design: null, Value: NameSyntax option })
            {
                isWhole = false;
                Refuse(item.Value, written, "`question = answer`, separated by commas");
                continue;
            }

            var place = decided.Questions.Select(question => question.Name).ToList().IndexOf(name.Text);
            if (place < 0)
            {
                written.Context.Report(SchemaDiagnostics.WrongValue(written.Context.At(name), Setting,
                    $"questions of `{decided.Name}`: {string.Join(", ", decided.Questions.Select(question => $"`{question.Name}`"))}", $"`{name.Text}`"));
                isWhole = false;
            }
            else if (answers[place].Length > 0)
            {
                written.Context.Report(SchemaDiagnostics.WrongValue(written.Context.At(name), Setting, "one answer to each question", $"`{name.Text}` twice"));
                isWhole = false;
            }
            else if (decided.Questions[place].Options.FirstOrDefault(each => each.Key == option.Text) is { } found)
            {
                answers[place] = found.Key;
            }
            else
            {
                isWhole = false;
                if (decided.Questions[place].HasAllOptions)
                {
                    written.Context.Report(QuestionDiagnostics.UnknownAnswer(written.Context.At(option), option.Text, name.Text,
                        [.. decided.Questions[place].Options.Select(each => each.Key)]));
                }
            }
        }

        if (!isWhole) return null;
        return answers.ToEquatableArray();
    }

    private static string? Text(SettingSyntax setting, BlockReader written)
    {
        if (setting.Key.Kind == KeyKind.String && setting.Key.Text.Trim().Length > 0) return setting.Key.Text;
        written.Context.Report(SchemaDiagnostics.WrongValue(written.Context.At(setting.Key), Setting, "a text between quotation marks before `=`",
            setting.Key.Kind == KeyKind.String ? "an empty text" : $"`{setting.Key.Text}`", "Write each example as `\"text\" = option`."));
        return null;
    }

    /// <summary>How an example of several questions is written.</summary>
    internal static string Form(OutcomeModel decided) => $"\"text\" = [{string.Join(", ", decided.Questions.Select(
        question => $"{question.Name} = {(question.Options.IsEmpty ? "answer" : question.Options[0].Key)}"))}]";

    private string? Answer(SettingSyntax setting, BlockReader written, OutcomeModel decided)
    {
        if (!decided.IsNumber)
        {
            if (setting.Value is NameSyntax option) return scope.Option(written.Context, option, decided, option.Text)?.Key;
            return Refuse(setting, written, $"an option of `{decided.Name}`");
        }

        var (number, sign) = setting.Value switch
        {
            NumberSyntax { Unit: null } plain => (plain, ""),
            NegationSyntax { Operand: NumberSyntax { Unit: null } negated } => (negated, "-"),
            _ => (null, ""),
        };
        if (number is null) return Refuse(setting, written, "a number");
        var value = sign.Length == 0 ? number.Value : -number.Value;
        return value >= (decided.Minimum ?? double.NegativeInfinity) && value <= (decided.Maximum ?? double.PositiveInfinity)
            ? sign + number.Digits
            : Refuse(setting, written, $"a number that `{decided.Name}` can be");
    }

    private static string? Refuse(SettingSyntax setting, BlockReader written, string takes) => Refuse(setting.Value, written, takes);

    private static string? Refuse(ExpressionSyntax value, BlockReader written, string takes)
    {
        written.Context.Report(SchemaDiagnostics.WrongValue(written.Context.At(value), Setting, takes, value.Describe()));
        return null;
    }
}
