using Cdi.Dsl.Text;
using Cdi.Dsl.Units;

namespace Cdi.Dsl.Semantics;

/// <summary>What work costs.</summary>
/// <param name="Place">Where the block stands.</param>
/// <param name="Label">Price of a human label; null where not given.</param>
/// <param name="Call">Price of a call of a model; null where not given.</param>
/// <param name="Input">Price of a million tokens of prompts; null where not given.</param>
/// <param name="Output">Price of a million tokens of answers; null where not given.</param>
public sealed record PricesModel(Place Place, Located<Money>? Label, Located<Money>? Call, Located<Money>? Input, Located<Money>? Output);
