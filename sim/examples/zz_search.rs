use tpio_sim::explore::*;
fn cpu() -> f64 {
    let s = std::fs::read_to_string("/proc/self/stat").unwrap();
    let f: Vec<&str> = s.rsplit(')').next().unwrap().split_whitespace().collect();
    (f[11].parse::<f64>().unwrap() + f[12].parse::<f64>().unwrap()) / 100.0
}
fn main() {
    let mut args = std::env::args().skip(1);
    let file = args.next().unwrap();
    let reduce = match args.next().as_deref() {
        Some("none") => Reduce::None,
        Some("por") => Reduce::Por,
        Some("symmetry") => Reduce::Symmetry,
        _ => Reduce::All,
    };
    let text = std::fs::read_to_string(&file).unwrap();
    let program = tpio_scenarios::load(&file, &text).program.unwrap();
    let before = cpu();
    let mut explorer = Explorer::new(&program, Plan { reduce, ..Plan::default() });
    while explorer.advance(1024) == Status::Running {}
    let p = explorer.progress();
    println!(
        "{file} {reduce:?} states {} trans {} mem {} MB cpu {:.2} outcomes {}",
        p.states,
        p.transitions,
        p.memory >> 20,
        cpu() - before,
        p.outcomes
    );
}
