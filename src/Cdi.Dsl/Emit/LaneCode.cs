using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Losses;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Emit;

/// <summary>Writes expressions as C# over eight rows at a time: shared subexpressions named once, what does not depend on the row computed before the
/// loop.</summary>
/// <param name="definition">What indices stand for.</param>
internal sealed partial class LaneCode(LossDefinition definition)
{
    private readonly Dictionary<LossExpression, string> names = [];
    private readonly Dictionary<LossExpression, int> uses = [];
    private readonly SortedDictionary<int, string> columns = [];
    private readonly SortedDictionary<int, string> coefficients = [];
    private readonly SortedDictionary<int, string> parameters = [];
    private readonly List<string> setup = [];
    private readonly List<string> body = [];
    private readonly List<string> finish = [];
    private readonly Dictionary<string, int> temporaries = [];

    /// <summary>Statements before the loop.</summary>
    /// <param name="part">What takes a part of a column, <c>.Slice(first, count)</c>; empty for whole columns.</param>
    public IEnumerable<ArithmeticCode> Setup(string part = "") =>
        columns.Values.Concat(coefficients.Values).Select(span => span + part + ";").Concat(parameters.Values).Concat(setup).Select(ArithmeticCode.Of);

    /// <summary>Statements inside the loop, for rows i … i + 7.</summary>
    public IEnumerable<ArithmeticCode> Body => body.Select(ArithmeticCode.Of);

    /// <summary>Statements after the loop.</summary>
    public IEnumerable<ArithmeticCode> Finish => finish.Select(ArithmeticCode.Of);

    /// <summary>Counts the uses of every subexpression, so that shared ones can be named. To be called with all outputs before the first of them is
    /// written.</summary>
    public LaneCode Count(IEnumerable<LossExpression> outputs)
    {
        foreach (var output in outputs) Count(output);
        return this;
    }

    /// <summary>Writes a statement inside the loop.</summary>
    public void Statement(string statement) => body.Add(statement);

    /// <summary>The expression as an operand: a name, a call or something in brackets.</summary>
    public string Operand(LossExpression expression)
    {
        var text = Text(expression);
        return text.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '_') || IsCall(expression) ? text : $"({text})";
    }

    /// <summary>The expression as a whole value: an argument or the right side of an assignment.</summary>
    public string Value(LossExpression expression) => Text(expression);

    /// <summary>Gives the value of an expression a name of its own inside the loop (before it, where it does not depend on the row).</summary>
    public string Name(LossExpression expression, string name)
    {
        if (names.TryGetValue(expression, out var known)) return known;
        if (expression is Constant or Parameter or Column or Coefficient or LossExpression.Index) return Text(expression);
        Define(name, expression);
        return name;
    }

    /// <summary>Gives the value of an expression a name, even where it is a name already.</summary>
    public void Define(string name, LossExpression expression)
    {
        var lines = IsFreeOfRows(expression) ? setup : body;
        if (expression is Sum { Terms.Count: > LongSum } sum) DefineLongSum(name, sum, lines);
        else lines.Add($"var {name} = {Write(expression)};");
        names[expression] = name;
    }

    /// <summary>Adds an expression to an accumulator, term by term and fused where it can be.</summary>
    public void Accumulate(string accumulator, LossExpression expression)
    {
        if (names.TryGetValue(expression, out var known)) Statement($"{accumulator} += {known};");
        else foreach (var term in TermsOf(expression)) Statement(AddTo(accumulator, term) + ";");
    }

    /// <summary>Adds an expression to an accumulator as <see cref="Accumulate"/> does; weighted terms log(1 + eˣ) go to a sum that takes one logarithm for
    /// many rows.</summary>
    public void AccumulateLoss(string accumulator, LossExpression loss)
    {
        var rest = new List<LossExpression>();
        foreach (var term in TermsOf(loss))
        {
            if (term is Product { Factors.Count: 2 } product && product.Factors[0] is Coefficient
                && product.Factors[1] is Call { Primitive: Primitive.Log1pExp } call)
            {
                var weight = Text(product.Factors[0]);
                Statement($"softplus.Add({weight}, {Text(call.Argument)});");
            }
            else
            {
                rest.Add(term);
            }
        }

        if (body.Any(statement => statement.StartsWith("softplus.", StringComparison.Ordinal)))
        {
            setup.Add("var softplus = _SoftplusSum.Empty;");
            finish.Add($"{accumulator} += softplus.Total;");
        }

        Accumulate(accumulator, Add(rest));
    }

    /// <summary>Adds the product of two named values to an accumulator; a factor 1 costs nothing.</summary>
    public void AccumulateProduct(string accumulator, string left, LossExpression right)
    {
        if (right == One) Statement($"{accumulator} += {left};");
        else if (right != Zero) Statement($"{accumulator} = _Vector512.FusedMultiplyAdd({left}, {Text(right)}, {accumulator});");
    }

    private static bool IsCall(LossExpression expression) => expression is Call or Constant or Power { Exponent: Constant { Value: 0.5 } };

    private static IEnumerable<LossExpression> TermsOf(LossExpression expression) =>
        expression is Sum sum ? sum.Terms : expression == Zero ? [] : [expression];

    private void Count(LossExpression expression)
    {
        uses[expression] = uses.TryGetValue(expression, out var before) ? before + 1 : 1;
        if (before > 0) return;
        foreach (var child in Children(expression)) Count(child);
    }

    private IEnumerable<LossExpression> Children(LossExpression expression) => expression switch
    {
        Sum sum => sum.Terms,
        Product product => product.Factors,
        Power power => [power.Base, power.Exponent],
        Call call => [call.Argument],
        LossExpression.Index index => [definition.Indices[index.Position].Expression],
        _ => [],
    };

    private bool IsFreeOfRows(LossExpression expression) => !expression.Contains(leaf => leaf switch
    {
        Column or Coefficient => true,
        LossExpression.Index index => !IsFreeOfRows(definition.Indices[index.Position].Expression),
        _ => false,
    });

    private void DefineLongSum(string name, Sum sum, List<string> lines)
    {
        var terms = InOrderOfAddition(sum).ToList();
        var first = Text(terms[0]);
        var rest = terms.Skip(1).Select(term => AddTo(name, term)).ToList();
        lines.Add($"var {name} = {first};");
        lines.AddRange(rest.Select(statement => statement + ";"));
    }

    private string Text(LossExpression expression)
    {
        if (names.TryGetValue(expression, out var known)) return known;
        return expression switch
        {
            Constant number => Lanes(number.Value),
            Parameter or Column or Coefficient or LossExpression.Index => Leaf(expression),
            _ when IsShared(expression) || IsBeforeLoop(expression) || expression is Sum { Terms.Count: > LongSum } => Temporary(expression),
            _ => Write(expression),
        };
    }

    // A negated or scaled leaf is as cheap as its name.
    private bool IsShared(LossExpression expression) =>
        uses.TryGetValue(expression, out var count) && count > 1 && !IsScaledLeaf(expression);

    private bool IsBeforeLoop(LossExpression expression) => IsFreeOfRows(expression) && !IsScaledLeaf(expression);

    private static bool IsScaledLeaf(LossExpression expression) =>
        expression is Product { Factors.Count: 2 } product && product.Factors[0] is Constant && product.Factors[1] is not (Sum or Call or Power);

    private string Temporary(LossExpression expression)
    {
        var stem = expression is Call call ? char.ToLowerInvariant(call.Primitive.ToString()[0]) + call.Primitive.ToString().Substring(1) : "t";
        var number = temporaries.TryGetValue(stem, out var used) ? used : 0;
        temporaries[stem] = number + 1;
        var name = expression is Call && number == 0 ? stem : stem + CSharpLiteral.Of(number);
        Define(name, expression);
        return name;
    }

    private string Leaf(LossExpression leaf) => leaf switch
    {
        Parameter parameter => Broadcast(parameter.Position),
        Column column => Load(leaf, "x", "column", column.Position, columns),
        Coefficient coefficient => Load(leaf, "c", "coefficient", coefficient.Feature, coefficients),
        LossExpression.Index index => IndexName(index),
        _ => throw new InvalidOperationException("Not a leaf of a rectified loss."),
    };

    private string IndexName(LossExpression.Index index)
    {
        var name = definition.Indices.Count == 1 ? "eta" : "eta" + CSharpLiteral.Of(index.Position);
        names[index] = Name(definition.Indices[index.Position].Expression, name);
        return names[index];
    }

    private string Broadcast(int position)
    {
        var name = "theta" + CSharpLiteral.Of(position);
        parameters[position] = $"var {name} = _Vector512.Create(parameters[{position}]);";
        names[new Parameter(position)] = name;
        return name;
    }

    private string Load(LossExpression leaf, string letter, string span, int position, SortedDictionary<int, string> spans)
    {
        var number = CSharpLiteral.Of(position);
        spans[position] = $"var {span}{number} = rows.{char.ToUpperInvariant(span[0])}{span.Substring(1)}({number})";
        body.Add($"var {letter}{number} = _Vector512.Create({span}{number}.Slice(i, _LaneSums.Lanes));");
        names[leaf] = letter + number;
        return letter + number;
    }
}
