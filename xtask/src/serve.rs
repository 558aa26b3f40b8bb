//! `cargo xtask serve`: builds everything and serves the site of the sample
//! archive on this machine, as a plain web server would.

use crate::process::say;
use crate::tools::{self, Purpose};
use crate::{build, project};
use anyhow::{Context, Result};
use hyper::header::{CACHE_CONTROL, HeaderValue};
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use std::net::Ipv4Addr;
use std::path::Path;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeader;

pub fn chore(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::prelude::*;
    // Zero: the system gives a port that is free.
    let mut port = 0;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = arguments.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    let site = project::site();
    build::build(&tools::ensure(Purpose::Build)?, &site)?;
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(serve(&site, port))
}

async fn serve(site: &Path, port: u16) -> Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .with_context(|| format!("port {port} cannot be used: take another, or none"))?;
    println!("http://{}/", listener.local_addr()?);
    say("serving", "the sample archive; Ctrl-C ends it");
    // A page that was rebuilt is to be seen at the next reload.
    let files = SetResponseHeader::overriding(
        ServeDir::new(site),
        CACHE_CONTROL,
        HeaderValue::from_static("no-cache"),
    );
    loop {
        let (stream, _) = listener.accept().await?;
        let files = TowerToHyperService::new(files.clone());
        tokio::spawn(async move {
            // A browser that goes away breaks its connection off: no news.
            let _ = http1::Builder::new()
                .serve_connection(TokioIo::new(stream), files)
                .await;
        });
    }
}
