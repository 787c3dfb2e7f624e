using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>outcome NAME { … }</c>, <c>outcome NAME ordered { … }</c> and <c>outcome NAME number -5..5 { … }</c>.</summary>
internal sealed class OutcomeBinder(Declaration declaration)
{
    private static readonly string[] Kinds = ["ordered", "number"];

    private readonly BindingContext context = declaration.Context;
    private bool isNumber;
    private bool isOrdered;
    private bool isUsable = true;
    private RangeSyntax? range;

    /// <summary>Adds the outcome to the scope, unless it is of a kind that cannot be used.</summary>
    public void Bind(StudyScope scope)
    {
        foreach (var modifier in declaration.Block.Modifiers.TakeWhile(_ => isUsable)) ReadModifier(modifier);
        var reader = declaration.Read();
        var options = declaration.Block.Settings.Where(setting => ReferenceEquals(reader.Setting(setting.Key.Text), setting)).ToList();
        if (isNumber) RefuseOptions(options);
        var bounds = isNumber ? Bounds() : null;
        if (!isUsable) return;
        var bound = isNumber ? [] : Options(options);
        var isComplete = !reader.HasUnreadLines && !declaration.Block.Entries.Any(entry => entry is SkippedSyntax) && bound.Count == options.Count;
        var plain = new OutcomeModel(
            declaration.Name, reader.Place, reader.Documentation, isOrdered, bound, isComplete, isNumber, bounds?.Minimum, bounds?.Maximum);
        scope.Outcomes.Add(WithQuestions(plain, reader));
    }

    /// <summary>The outcome with its questions and rules. A single question without a rule asks for the outcome itself: its answers are the options.</summary>
    private OutcomeModel WithQuestions(OutcomeModel plain, BlockReader reader)
    {
        var questions = reader.Named("question").Select(each => new QuestionBinder(plain.Name, each.Name, each.Block, each.Reader).Bind()).ToEquatableArray();
        var rules = reader.Derivations.ToList();
        if (plain is { IsNumber: false, Options.IsEmpty: true } && rules.Count == 0 && questions.Count == 1 && questions[0] is var only)
        {
            return plain with
            {
                Options = only.Options,
                HasAllOptions = plain.HasAllOptions && only.HasAllOptions,
                Questions = EquatableArray.Create(only with { Options = [] }),
            };
        }

        var asked = plain with { Questions = questions };
        return asked with { Derivations = new DerivationBinder(asked, context).Bind(rules) };
    }

    private void ReadModifier(ExpressionSyntax modifier)
    {
        switch (modifier)
        {
            case NameSyntax { Text: "ordered" }: isOrdered = true; break;
            case NameSyntax { Text: "number" }: isNumber = true; break;
            case NameSyntax { Text: "many" or "distribution" } kind:
                isUsable = false;
                context.Report(SyntaxDiagnostics.NotSupportedYet(
                    context.At(kind), $"`outcome … {kind.Text}`", "Declare one outcome per decision, with two or more options each."));
                break;
            case RangeSyntax numbers when isNumber: range = numbers; break;
            default:
                isUsable = false;
                context.Report(SyntaxDiagnostics.Unknown(context.At(modifier), "a kind of outcome", context.Source.Slice(modifier.Span), Kinds));
                break;
        }
    }

    /// <summary>The ends of the range; null where there is none, and where it is wrong, which is reported.</summary>
    private (double Minimum, double Maximum)? Bounds()
    {
        if (range is null) return null;
        if (Number(range.From) is { } from && Number(range.To) is { } to)
        {
            if (from < to && !double.IsInfinity(from) && !double.IsInfinity(to)) return (from, to);
            context.Report(SchemaDiagnostics.RangeDisagreesWithType(
                context.At(range), context.Source.Slice(range.Span), "no interval of numbers", "number", "a lower bound followed by a higher one"));
        }
        else if (isUsable)
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(range), "number", "a range such as `0..10` or `-5..5`, or none", range.Describe()));
        }

        isUsable = false;
        return null;
    }

    private static double? Number(ExpressionSyntax end) => end switch
    {
        NumberSyntax { Unit: null } number => number.Value,
        NegationSyntax { Operand: NumberSyntax { Unit: null } number } => -number.Value,
        _ => null,
    };

    private void RefuseOptions(IReadOnlyList<SettingSyntax> options)
    {
        if (options.Count == 0) return;
        context.Report(SyntaxDiagnostics.NotSupportedYet(
            context.At(options[0].Key), "Wording for the points of a number", "Explain the scale in the question and in the prompt."));
    }

    /// <summary>The options as far as an outcome may have them; what names another one is excused.</summary>
    private EquatableArray<OptionModel> Options(IReadOnlyList<SettingSyntax> options)
    {
        if (options.Count > StudyLimits.Options)
            context.Report(SchemaDiagnostics.TooManyOptions(context.At(options[StudyLimits.Options].Key), declaration.Name, options.Count));
        return options.Take(StudyLimits.Options).Select(Option).OfType<OptionModel>().ToEquatableArray();
    }

    private OptionModel? Option(SettingSyntax setting)
    {
        if (setting.Key is { Kind: KeyKind.Name, Text: "derive" })
        {
            context.Report(SyntaxDiagnostics.NotSupportedYet(
                context.At(setting.Key), "`derive`", "Declare the options that annotators choose from."));
            return null;
        }

        if (setting.Value is StringSyntax shown)
        {
            return new OptionModel(setting.Key.Text, context.At(setting), setting.Documentation?.Content ?? "", shown.Value);
        }

        context.Report(SchemaDiagnostics.WrongValue(
            context.At(setting.Value), setting.Key.Text, "a string, what annotators read", setting.Value.Describe()));
        return null;
    }
}
