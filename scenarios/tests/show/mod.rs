//! Shows syntax trees compactly: every expression in its parentheses, types in the order of their steps.

use tpio_scenarios::ast::*;

/// One item.
pub(crate) fn item(item: &Item) -> String {
    match item {
        Item::Decl(it) => decl(it),
        Item::Function(it) => format!("{} {}", declared(&it.specs, &it.declarator), block(&it.body)),
    }
}

fn list<T>(items: &[T], separator: &str, show: impl Fn(&T) -> String) -> String {
    items.iter().map(show).collect::<Vec<_>>().join(separator)
}

fn decl(decl: &Decl) -> String {
    if decl.declarators.is_empty() {
        return specs(&decl.specs);
    }
    list(&decl.declarators, "; ", |one| {
        let init = one.init.as_ref().map_or(String::new(), |it| format!(" = {}", init(it)));
        declared(&decl.specs, &one.declarator) + &init
    })
}

/// `name: type`
fn declared(specs: &Specs, declarator: &Declarator) -> String {
    match &declarator.name {
        Some(name) => format!("{}: {}", name.name, ty(specs, declarator)),
        None => ty(specs, declarator),
    }
}

/// The last step first, as one says it: array of pointer to int.
fn ty(base: &Specs, declarator: &Declarator) -> String {
    let steps = declarator.derived.iter().rev().map(|step| match step {
        Derived::Pointer(it) => format!("{}pointer to ", quals(*it)),
        Derived::Array(None) => "array of ".into(),
        Derived::Array(Some(size)) => format!("array {} of ", expr(size)),
        Derived::Function(it) => format!("function({}) returning ", params(it)),
    });
    steps.collect::<String>() + &specs(base)
}

fn params(params: &Params) -> String {
    let shown = list(&params.params, ", ", |param| declared(&param.specs, &param.declarator));
    shown + if params.variadic { ", ..." } else { "" }
}

fn quals(quals: Quals) -> String {
    let constant = if quals.constant { "const " } else { "" };
    let volatile = if quals.volatile { "volatile " } else { "" };
    format!("{constant}{volatile}")
}

fn specs(specs: &Specs) -> String {
    let storage = match specs.storage {
        Storage::Plain => "",
        Storage::Static => "static ",
        Storage::Extern => "extern ",
        Storage::Typedef => "typedef ",
    };
    let base = match &specs.base {
        TypeSpec::Basic(basic) => format!("{basic:?}").to_lowercase(),
        TypeSpec::Named(name) => name.name.to_string(),
        TypeSpec::Record(it) => record(it),
        TypeSpec::Enum(it) => {
            let tag = it.tag.as_ref().map_or("", |tag| &*tag.name);
            let shown = it.enumerators.as_ref().map_or(String::new(), |enumerators| {
                let one = |one: &Enumerator| match &one.value {
                    Some(value) => format!("{} = {}", one.name.name, expr(value)),
                    None => one.name.name.to_string(),
                };
                format!(" {{ {} }}", list(enumerators, ", ", one))
            });
            format!("enum {tag}{shown}")
        }
        TypeSpec::Assert(condition, text) => {
            format!(
                "assert({}{})",
                expr(condition),
                text.as_ref().map_or_else(String::new, |text| format!(", {text:?}"))
            )
        }
        TypeSpec::Error => "<error>".into(),
    };
    format!("{storage}{}{base}", quals(specs.quals))
}

fn record(record: &Record) -> String {
    let kind = match record.kind {
        RecordKind::Struct => "struct",
        RecordKind::Union => "union",
    };
    let tag = record.tag.as_ref().map_or("", |tag| &*tag.name);
    let fields = record.fields.as_ref().map_or(String::new(), |fields| format!(" {{ {} }}", list(fields, "; ", field)));
    format!("{kind} {tag}{fields}")
}

fn field(field: &FieldDecl) -> String {
    if field.fields.is_empty() {
        return specs(&field.specs);
    }
    list(&field.fields, "; ", |one| {
        let bits = one.bits.as_ref().map_or(String::new(), |bits| format!(" : {}", expr(bits)));
        declared(&field.specs, &one.declarator) + &bits
    })
}

fn init(init: &Init) -> String {
    match init {
        Init::Expr(it) => expr(it),
        Init::List(it) => init_list(it),
    }
}

fn init_list(it: &InitList) -> String {
    let items = list(&it.items, ", ", |item| {
        let equals = if item.designators.is_empty() { "" } else { " = " };
        format!("{}{equals}{}", designators(&item.designators), init(&item.value))
    });
    format!("{{{items}}}")
}

fn designators(it: &[Designator]) -> String {
    list(it, "", |designator| match designator {
        Designator::Field(field) => format!(".{}", field.name),
        Designator::Index(index) => format!("[{}]", expr(index)),
    })
}

fn block(block: &Block) -> String {
    format!("{{ {} }}", list(&block.stmts, " ", stmt))
}

fn stmt(stmt_: &Stmt) -> String {
    match &stmt_.kind {
        StmtKind::Decl(it) => decl(it) + ";",
        StmtKind::Expr(it) => expr(it) + ";",
        StmtKind::Empty => ";".into(),
        StmtKind::Block(it) => block(it),
        StmtKind::If { cond, then, otherwise } => {
            let otherwise = otherwise.as_ref().map_or(String::new(), |it| format!(" else {}", stmt(it)));
            format!("if {} [{}{otherwise}]", expr(cond), stmt(then))
        }
        StmtKind::While { cond, body } => format!("while {} [{}]", expr(cond), stmt(body)),
        StmtKind::DoWhile { body, cond } => format!("do [{}] while {};", stmt(body), expr(cond)),
        StmtKind::For { init, cond, step, body } => {
            let part = |part: &Option<Expr>| part.as_ref().map_or(String::new(), expr);
            format!("for ({} {}; {}) [{}]", stmt(init), part(cond), part(step), stmt(body))
        }
        StmtKind::Switch { value, body } => format!("switch {} [{}]", expr(value), stmt(body)),
        StmtKind::Case { value, body } => format!("case {}: [{}]", expr(value), stmt(body)),
        StmtKind::Default { body } => format!("default: [{}]", stmt(body)),
        StmtKind::Label { name, body } => format!("{}: [{}]", name.name, stmt(body)),
        StmtKind::Goto(label) => format!("goto {};", label.name),
        StmtKind::Break => "break;".into(),
        StmtKind::Continue => "continue;".into(),
        StmtKind::Return(value) => format!("return {};", value.as_ref().map_or(String::new(), expr)),
        StmtKind::Error => "<error>".into(),
    }
}

fn type_name(it: &TypeName) -> String {
    ty(&it.specs, &it.declarator)
}

fn expr(it: &Expr) -> String {
    match &it.kind {
        ExprKind::Float(float) => format!("{:?}{}", float.value(), if float.single { "f" } else { "" }),
        ExprKind::Int(int) => format!("{}{}{}", int.value, if int.unsigned { "U" } else { "" }, width(int.width)),
        ExprKind::Char(it) => format!("'{}'", it.value),
        ExprKind::Str(it) => match &it.text {
            StrText::Narrow(bytes) => format!("{:?}", String::from_utf8_lossy(bytes)),
            StrText::Wide(units) => format!("L{:?}", String::from_utf16_lossy(units)),
        },
        ExprKind::Name(name) => name.to_string(),
        ExprKind::Unary(op, a) => format!("{}{}", unary(*op), expr(a)),
        ExprKind::Step(Fix::Pre, op, a) => format!("({}{})", step(*op), expr(a)),
        ExprKind::Step(Fix::Post, op, a) => format!("({}{})", expr(a), step(*op)),
        ExprKind::Binary(op, a, b) => format!("({} {} {})", expr(a), binary(*op), expr(b)),
        ExprKind::Assign(op, a, b) => format!("({} {}= {})", expr(a), op.map_or("", binary), expr(b)),
        ExprKind::Conditional(a, b, c) => format!("({} ? {} : {})", expr(a), expr(b), expr(c)),
        ExprKind::Comma(a, b) => format!("({}, {})", expr(a), expr(b)),
        ExprKind::Cast(to, a) => format!("<{}>{}", type_name(to), expr(a)),
        ExprKind::Compound(of, it) => format!("<{}>{}", type_name(of), init_list(it)),
        ExprKind::SizeofExpr(a) => format!("sizeof {}", expr(a)),
        ExprKind::SizeofType(of) => format!("sizeof <{}>", type_name(of)),
        ExprKind::Offsetof(of, it) => format!("offsetof <{}>{}", type_name(of), designators(it)),
        ExprKind::Call(f, args) => format!("{}({})", expr(f), list(args, ", ", expr)),
        ExprKind::Index(a, b) => format!("{}[{}]", expr(a), expr(b)),
        ExprKind::Member(a, field) => format!("{}.{}", expr(a), field.name),
        ExprKind::Arrow(a, field) => format!("{}->{}", expr(a), field.name),
        ExprKind::Error => "<error>".into(),
    }
}

fn width(width: IntWidth) -> &'static str {
    match width {
        IntWidth::Int => "",
        IntWidth::Long => "L",
        IntWidth::LongLong => "LL",
    }
}

fn step(op: StepOp) -> &'static str {
    match op {
        StepOp::Increment => "++",
        StepOp::Decrement => "--",
    }
}

fn unary(op: UnaryOp) -> &'static str {
    match op {
        UnaryOp::Plus => "+",
        UnaryOp::Neg => "-",
        UnaryOp::BitNot => "~",
        UnaryOp::Not => "!",
        UnaryOp::AddressOf => "&",
        UnaryOp::Deref => "*",
    }
}

fn binary(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Mul => "*",
        BinaryOp::Div => "/",
        BinaryOp::Rem => "%",
        BinaryOp::Add => "+",
        BinaryOp::Sub => "-",
        BinaryOp::Shl => "<<",
        BinaryOp::Shr => ">>",
        BinaryOp::Lt => "<",
        BinaryOp::Gt => ">",
        BinaryOp::Le => "<=",
        BinaryOp::Ge => ">=",
        BinaryOp::Eq => "==",
        BinaryOp::Ne => "!=",
        BinaryOp::BitAnd => "&",
        BinaryOp::BitXor => "^",
        BinaryOp::BitOr => "|",
        BinaryOp::And => "&&",
        BinaryOp::Or => "||",
    }
}
